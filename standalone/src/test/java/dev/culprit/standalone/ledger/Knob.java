package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A field of a manifest that the script turns.
 *
 * @param pointer where it is in the manifest
 * @param path where it is told to be
 * @param value the n-th value, where {@code #} stands for n
 * @param most n begins anew there
 */
record Knob(String pointer, String path, String value, boolean isNumber, int most, boolean isRemovable) {
    private static final int MANY = 1_000_000;

    static Knob of(JsonNode node) {
        boolean isNumber = node.has("number");
        return new Knob(
                node.path("pointer").asText(),
                node.path("path").asText(),
                node.path(isNumber ? "number" : "value").asText(),
                isNumber,
                node.path("most").asInt(MANY),
                node.path("removable").asBoolean());
    }

    JsonNode value(int n) {
        String text = value.replace("#", String.valueOf(n % most));
        return isNumber ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text);
    }

    /** As it stands in a manifest; null where it does not. */
    @Nullable
    String read(ObjectNode manifest) {
        JsonNode found = manifest.at(pointer);
        return found.isMissingNode() ? null : found.asText();
    }

    void set(ObjectNode manifest, @Nullable JsonNode to) {
        JsonPointer at = JsonPointer.compile(pointer);
        var parent = (ObjectNode) manifest.at(at.head());
        String field = at.last().getMatchingProperty();
        if (to == null) {
            parent.remove(field);
        } else {
            parent.set(field, to);
        }
    }
}
