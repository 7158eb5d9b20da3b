package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.correlator.notify.Trial;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Done;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Gone;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Refused;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does with an annotation that cannot be taken for a report all that is done with one, and leaves none behind. */
final class GrafanaTrial implements Trial {
    private final GrafanaSettings settings;
    private final URI url;
    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();

    GrafanaTrial(GrafanaSettings settings, URI url, Clock clock) {
        this.settings = settings;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public List<Line> run() throws InterruptedException {
        lines.clear();
        try (var api = new GrafanaApi(settings, url, clock)) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            String tag = Tags.correlation("test-" + now.toEpochMilli());
            var annotation = Annotation.line(
                    now,
                    "This is a test of Culprit at " + now + ": nothing burns. It is removed at once.",
                    List.of(Tags.PRODUCT, "test", tag));
            Optional<String> id = done("draw", api.post(annotation)).flatMap(GrafanaApi::id);
            if (id.isPresent()) {
                done("find", api.find(tag)).ifPresent(found -> examine(found, id.get()));
                done("change", api.patch(id.get(), annotation));
                if (done("remove", api.delete(id.get())).isEmpty()) {
                    say(false, "annotation " + id.get() + " is left behind: remove it by hand");
                }
            }
            if (lines.isEmpty()) {
                say(true, api.place() + " took a test annotation, and it is removed again");
            }
            return List.copyOf(lines);
        }
    }

    private Optional<JsonNode> done(String deed, GrafanaReply reply) {
        return switch (reply) {
            case Done done -> Optional.of(done.body());
            case Gone gone -> failed(deed, "it is not there any more");
            case Refused refused
            when refused.isDoubtful() -> failed(deed, refused.detail() + "; " + GrafanaErrors.ROLE);
            case Refused refused -> failed(deed, refused.detail());
        };
    }

    private Optional<JsonNode> failed(String deed, String detail) {
        say(false, "cannot " + deed + " an annotation: " + detail);
        return Optional.empty();
    }

    private void examine(JsonNode found, String id) {
        for (JsonNode one : found) {
            if (GrafanaApi.id(one).filter(id::equals).isPresent()) {
                settings.dashboard()
                        .filter(uid -> !uid.equals(one.path("dashboardUID").asText("")))
                        .ifPresent(uid -> say(
                                false,
                                "there is no dashboard " + uid
                                        + ", or the token may not see it: annotations belong to the organization"));
                return;
            }
        }
        say(false, "the annotation cannot be found again: the token may not read annotations; " + GrafanaErrors.ROLE);
    }

    private void say(boolean isGood, String text) {
        lines.add(new Line(isGood, "Grafana: " + text));
    }
}
