package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A write that shows in nothing but the resource version. Of a Secret read without its data it can only be one of its
 * data, by a manager that wrote in that same second already: the API server counts no version for a write that alters
 * nothing.
 */
public final class UnseenEdit {
    private UnseenEdit() {}

    /** Whether an admitted object, pruned or not, is a Secret that was read without its data. */
    public static boolean isPossible(String kind, JsonNode content) {
        return kind.equals("Secret") && !content.has("type");
    }

    /**
     * The content after such a write: the keys of the manager that wrote last have another mark than before, once more
     * another one for each version.
     */
    public static ObjectNode of(ObjectNode content, JsonNode managedFields, String resourceVersion) {
        ObjectNode edited = content.deepCopy();
        JsonNode data = content.path("data");
        if (data.isTextual()) {
            edited.set("data", another(data, resourceVersion));
        } else {
            OwnedKeys.of(managedFields).writtenLast().stream()
                    .filter(data::has)
                    .forEach(key ->
                            edited.withObjectProperty("data").set(key, another(data.path(key), resourceVersion)));
        }
        return edited;
    }

    private static JsonNode another(JsonNode mark, String resourceVersion) {
        return TextNode.valueOf(Redacted.another(mark.asText(), resourceVersion));
    }
}
