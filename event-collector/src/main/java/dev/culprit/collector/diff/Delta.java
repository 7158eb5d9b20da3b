package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One place at which two contents differ.
 *
 * @param before what was there, null where nothing was
 * @param after what is there, null where nothing is
 */
public record Delta(
        List<Step> path,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {
    private static final Set<String> MAPS =
            Set.of("labels", "annotations", "data", "binaryData", "matchLabels", "nodeSelector", "hard");

    public Delta {
        path = List.copyOf(path);
    }

    /** One field of what came or went. */
    Delta into(String field) {
        List<Step> deeper =
                Stream.concat(path.stream(), Stream.of(new Step.Field(field))).toList();
        return new Delta(deeper, before == null ? null : before.path(field), after == null ? null : after.path(field));
    }

    /** The names of the fields on the path, without the items of lists: by these a field's type is known. */
    List<String> fields() {
        return path.stream()
                .filter(Step.Field.class::isInstance)
                .map(Step::label)
                .toList();
    }

    /** Whether nothing but this went: a map or list that is empty, or is only there to say which order its items have. */
    boolean isRemainder() {
        return before != null && before.isContainerNode() && before.isEmpty() && after == null;
    }

    /** {@code spec.template.spec.containers[app].env[LOG_LEVEL]}. */
    public String pathText() {
        var text = new StringBuilder();
        String parent = "";
        for (Step step : path) {
            if (step instanceof Step.Order) {
                break;
            }
            boolean plain = step instanceof Step.Field(String name) && !MAPS.contains(parent) && isPlain(name);
            if (!plain) {
                text.append('[').append(step.label()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.label());
            }
            parent = step instanceof Step.Field(String name) ? name : "";
        }
        return text.toString();
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }
}
