package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeMap;

/** JSON as compact text with its keys in order: equal trees give equal text. */
public final class CanonicalText {
    private CanonicalText() {}

    public static String of(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            String separator = "{";
            for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
                text.append(separator).append(quoted(field.getKey())).append(':');
                write(field.getValue(), text);
                separator = ",";
            }
            text.append(fields.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            text.append('[');
            for (int i = 0; i < node.size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(node.get(i), text);
            }
            text.append(']');
        } else {
            text.append(node);
        }
    }

    private static String quoted(String name) {
        return TextNode.valueOf(name).toString();
    }
}
