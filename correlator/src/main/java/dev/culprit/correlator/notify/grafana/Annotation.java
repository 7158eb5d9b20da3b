package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.correlator.notify.Content;
import java.time.Instant;
import java.util.List;

/**
 * What Grafana draws: a line where both times are the same, a stretch else.
 *
 * @param text HTML, of which Grafana lets pass what is harmless
 */
record Annotation(Instant time, Instant end, String text, List<String> tags) {
    Annotation {
        end = end.isBefore(time) ? time : end;
        tags = List.copyOf(tags);
    }

    static Annotation line(Instant time, String text, List<String> tags) {
        return new Annotation(time, time, text, tags);
    }

    /** As Grafana takes it, for a new one and for one that is there. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("time", millis(time))
                .put("timeEnd", millis(end))
                .put("text", text);
        tags.forEach(json.putArray("tags")::add);
        return json;
    }

    /** For Grafana zero is now. */
    private static long millis(Instant time) {
        return Math.max(1, time.toEpochMilli());
    }

    /** A hash of all that is shown. */
    String content() {
        return Content.hash(toJson().toString());
    }
}
