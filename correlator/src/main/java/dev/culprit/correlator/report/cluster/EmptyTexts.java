package dev.culprit.correlator.report.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** API servers of 1.20 make null of an empty text that is applied, and then refuse the null. */
final class EmptyTexts {
    /** Required, and there null is allowed. */
    private static final String NAMESPACE = "namespace";

    private EmptyTexts() {}

    static void leaveOut(ContainerNode<?> node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> !field.getKey().equals(NAMESPACE) && isEmpty(field.getValue()));
        }
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            JsonNode child = children.next();
            if (child instanceof ContainerNode<?> inner) {
                leaveOut(inner);
            } else if (node.isArray() && isEmpty(child)) {
                children.remove();
            }
        }
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isTextual() && node.asText().isEmpty();
    }
}
