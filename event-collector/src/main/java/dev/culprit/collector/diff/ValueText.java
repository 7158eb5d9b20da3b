package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.FieldType;
import dev.culprit.collector.snapshot.CanonicalText;
import org.jspecify.annotations.Nullable;

/** A value as a person reads it, cut to a length that no value can exceed. */
final class ValueText {
    static final int MAX_LENGTH = 256;

    /** How much of what both sides share is kept before the place where long values part. */
    private static final int SHARED = 40;

    private ValueText() {}

    static @Nullable String of(FieldType type, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case ENV -> value.isObject() ? environment(value) : text(value);
            case CONTAINER -> value.path("image").asText(CanonicalText.of(value));
            case SERVICE_PORT, CONTAINER_PORT -> value.isObject() ? port(value) : text(value);
            case TAINT -> value.isObject() ? taint(value) : text(value);
            case ROUTE -> value.isObject() ? RouteText.of(value) : text(value);
            default -> text(value);
        };
    }

    /** As kubectl writes it: {@code dedicated=batch:NoSchedule}. */
    private static String taint(JsonNode taint) {
        String value = taint.path("value").asText("");
        return taint.path("key").asText("") + (value.isEmpty() ? "" : "=" + value) + ":"
                + taint.path("effect").asText("");
    }

    static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : CanonicalText.of(value);
    }

    /** {@code 80->8080/TCP} of a Service, {@code 8080/TCP} of a container. */
    private static String port(JsonNode port) {
        String number = port.path("port").asText(port.path("containerPort").asText(""));
        String target = port.path("targetPort").asText("");
        return number + (target.isEmpty() ? "" : "->" + target) + "/"
                + port.path("protocol").asText("TCP");
    }

    /** From the place where a long text parts from the other one. */
    static String cut(String text, @Nullable String other) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int parting = other == null ? 0 : parting(text, other);
        int start = parting + SHARED < MAX_LENGTH ? 0 : parting - SHARED;
        String lead = start == 0 ? "" : "…";
        int room = MAX_LENGTH - lead.length();
        String rest = text.substring(start);
        return lead + (rest.length() <= room ? rest : rest.substring(0, room - 1) + "…");
    }

    private static int parting(String text, String other) {
        int shared = Math.min(text.length(), other.length());
        for (int i = 0; i < shared; i++) {
            if (text.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return shared;
    }

    private static String environment(JsonNode variable) {
        JsonNode from = variable.path("valueFrom");
        if (from.isMissingNode()) {
            return variable.path("value").asText("");
        }
        return from.properties().stream()
                .map(source -> switch (source.getKey()) {
                    case "configMapKeyRef" -> "from ConfigMap " + key(source.getValue());
                    case "secretKeyRef" -> "from Secret " + key(source.getValue());
                    case "fieldRef" ->
                        "from field " + source.getValue().path("fieldPath").asText("");
                    default -> "from " + CanonicalText.of(source.getValue());
                })
                .findFirst()
                .orElse("");
    }

    private static String key(JsonNode ref) {
        return ref.path("name").asText("") + "[" + ref.path("key").asText("") + "]";
    }
}
