package dev.culprit.collector.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Alert;
import dev.culprit.collector.door.Redacted;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An alert's labels or annotations: untrusted text of any length, shown without what looks like a secret. */
record Labels(JsonNode node, UnaryOperator<String> redact) {
    /** As long as a name can be in Kubernetes. */
    static final int MAX_NAME = 253;

    static final int MAX_TEXT = 1024;

    String first(String... names) {
        return first(List.of(names));
    }

    /** The first of these labels that is not blank, redacted and cut to a name's length; empty where there is none. */
    String first(List<String> names) {
        String told = names.stream()
                .map(name -> node.path(name))
                .filter(JsonNode::isValueNode)
                .map(value -> value.asText("").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return cut(redact.apply(cut(told, MAX_TEXT)), MAX_NAME);
    }

    @Nullable
    String orNull(List<String> names) {
        String value = first(names);
        return value.isEmpty() ? null : value;
    }

    /** Those of these names that are there, of labels without secrets; absent where there are none. */
    static @Nullable SortedMap<String, String> kept(JsonNode safe, List<String> names) {
        var kept = new TreeMap<String, String>();
        names.stream()
                .filter(name -> safe.path(name).isValueNode())
                .limit(Alert.MOST_LABELS)
                .forEach(name ->
                        kept.put(name, cut(Redacted.shown(safe.path(name).asText("")), MAX_NAME)));
        return kept.isEmpty() ? null : kept;
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
