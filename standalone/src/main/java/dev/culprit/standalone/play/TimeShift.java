package dev.culprit.standalone.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.culprit.collector.Observation;
import dev.culprit.collector.recording.RecordedLine;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells what was recorded as if it had happened at another time: every value that is nothing but an RFC 3339 time is moved.
 * Times within other text stay as they are.
 *
 * @param by forwards, in whole seconds, because a cluster's own times have no more
 */
record TimeShift(Duration by) {
    private static final Pattern TIME = Pattern.compile(
            "(?<seconds>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?<fraction>\\.\\d{1,9})?(?<zone>Z|[+-]\\d\\d:\\d\\d)");

    /** Before it, a time means that there is none, as Alertmanager's end of what goes on. */
    private static final Instant NONE = Instant.EPOCH;

    static TimeShift none() {
        return new TimeShift(Duration.ZERO);
    }

    /** So that what was recorded last happens at a time. */
    static TimeShift ending(Instant recorded, Instant wanted) {
        return new TimeShift(
                Duration.ofSeconds(Duration.between(recorded, wanted).toSeconds()));
    }

    RecordedLine of(RecordedLine line) {
        if (by.isZero()) {
            return line;
        }
        return switch (line) {
            case RecordedLine.Observed(Observation(Instant at, var type, ObjectNode object)) ->
                new RecordedLine.Observed(new Observation(at.plus(by), type, (ObjectNode) of(object)));
            case RecordedLine.Alerted(Instant at, JsonNode payload) ->
                new RecordedLine.Alerted(at.plus(by), of(payload));
        };
    }

    private JsonNode of(JsonNode given) {
        return switch (given) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    field.setValue(of(field.getValue()));
                }
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, of(array.get(i)));
                }
                yield array;
            }
            case TextNode text -> TextNode.valueOf(of(text.textValue()));
            default -> given;
        };
    }

    private String of(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        try {
            Instant instant = OffsetDateTime.parse(time.group("seconds") + time.group("zone"))
                    .toInstant();
            String fraction = time.group("fraction");
            return instant.isAfter(NONE)
                    ? instant.plus(by).toString().replace("Z", (fraction == null ? "" : fraction) + "Z")
                    : text;
        } catch (DateTimeException e) {
            // looks like a time and is none, as the 31st of February
            return text;
        }
    }
}
