package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Done;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How we stand with Grafana, found out without an annotation. */
public sealed interface GrafanaStanding {
    /** What is done with annotations, by Grafana's names. */
    List<String> NEEDED = List.of("annotations:read", "annotations:create", "annotations:write", "annotations:delete");

    /** No Grafana is set. */
    record Absent() implements GrafanaStanding {}

    /**
     * A Grafana that takes the token.
     *
     * @param place its address
     * @param missing which of what is needed the token may not; empty: Grafana does not say
     */
    record Known(String place, Optional<List<String>> missing) implements GrafanaStanding {
        /** How it comes to may all. */
        public static final String REMEDY = GrafanaErrors.ROLE;
    }

    /** The token is not taken, or Grafana is away: one line. */
    record Refused(String detail) implements GrafanaStanding {}

    /** What it lets us read, and what it says that we may. */
    static GrafanaStanding of(GrafanaSettings settings, Clock clock) throws InterruptedException {
        Optional<URI> url = settings.url();
        if (url.isEmpty()) {
            return new Absent();
        }
        try (var api = new GrafanaApi(settings, url.get(), clock)) {
            return switch (api.find(Tags.PRODUCT)) {
                case Done read -> new Known(api.place(), missing(api.permissions()));
                case GrafanaReply.Gone gone -> new Known(api.place(), Optional.empty());
                case GrafanaReply.Refused refused -> new Refused(refused.detail());
            };
        }
    }

    private static Optional<List<String>> missing(GrafanaReply permissions) {
        return switch (permissions) {
            case Done(JsonNode granted) ->
                Optional.of(NEEDED.stream().filter(one -> !granted.has(one)).toList());
            // before Grafana 9 it cannot be asked
            case GrafanaReply.Gone gone -> Optional.empty();
            case GrafanaReply.Refused refused -> Optional.empty();
        };
    }
}
