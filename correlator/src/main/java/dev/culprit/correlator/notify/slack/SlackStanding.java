package dev.culprit.correlator.notify.slack;

import dev.culprit.correlator.notify.slack.SlackReply.Taken;
import dev.culprit.runtime.text.OneLine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How we stand with Slack, found out without a message. */
public sealed interface SlackStanding {
    /** Nothing is set. */
    record Absent() implements SlackStanding {}

    /**
     * A token that is valid.
     *
     * @param scopes what it may do; empty: Slack does not say
     * @param channels where reports may go
     */
    record Bot(String user, String team, Optional<List<String>> scopes, List<String> channels)
            implements SlackStanding {
        /** Of writing messages, and of changing them. */
        public static final String NEEDED = "chat:write";

        public boolean mayWrite() {
            return scopes.map(all -> all.contains(NEEDED)).orElse(true);
        }
    }

    /**
     * An incoming webhook; whether it is valid only a message would tell.
     *
     * @param host where it is
     * @param isUsual whether it has the form that Slack gives them
     */
    record Webhook(String host, boolean isUsual) implements SlackStanding {}

    /** The token is not taken, or Slack is away: one line. */
    record Refused(String detail) implements SlackStanding {}

    /** What {@code auth.test} says. */
    static SlackStanding of(SlackSettings settings, Clock clock, Duration patience) throws InterruptedException {
        if (settings.webhook().isPresent()) {
            URI url = URI.create(settings.webhook().get().value());
            return new Webhook(url.getHost(), url.getPath().startsWith("/services/"));
        }
        if (settings.token().isEmpty()) {
            return new Absent();
        }
        try (var calls = new SlackCalls(patience, clock)) {
            var api = new BotApi(calls, settings.api(), settings.token().get());
            return switch (api.whoAmI()) {
                case SlackReply.Refused refused -> new Refused(refused.detail());
                case Taken taken ->
                    new Bot(
                            OneLine.of(taken.body().path("user").asText("a user"), 80),
                            OneLine.of(taken.body().path("team").asText("a workspace"), 80),
                            taken.scopes().map(SlackStanding::words),
                            List.copyOf(settings.routes().channels()));
            };
        }
    }

    private static List<String> words(String scopes) {
        return Arrays.stream(scopes.split(",", -1)).map(String::strip).toList();
    }
}
