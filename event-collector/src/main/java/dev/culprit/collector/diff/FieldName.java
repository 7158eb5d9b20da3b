package dev.culprit.collector.diff;

import dev.culprit.api.record.FieldType;
import java.util.List;

/** How a person calls the place where a delta is. */
final class FieldName {
    private FieldName() {}

    static String of(FieldType type, Delta delta) {
        if (delta.path().isEmpty()) {
            return "";
        }
        return switch (type) {
            case IMAGE, COMMAND -> item(delta, 0);
            case VOLUME -> item(delta, delta.path().size());
            case SERVICE_PORT, CONTAINER_PORT -> String.join(".", tail(delta, "ports"));
            case PROBE -> probe(delta);
            case RESOURCES -> String.join(".", tail(delta, "resources"));
            case QUOTA -> String.join(".", tail(delta, delta.fields().contains("hard") ? "hard" : "limits"));
            case ROUTE -> route(delta);
            case NETWORK -> rule(delta);
            case AUTOSCALING -> metric(delta);
            case TAINT -> item(delta, 0);
            case REPLICAS, CORDON -> "";
            default -> delta.path().getLast().label();
        };
    }

    /** The first item of a list on the path is a container; the last one the innermost thing with a name. */
    private static String item(Delta delta, int index) {
        List<String> items = items(delta);
        return items.isEmpty() ? delta.path().getLast().label() : items.get(Math.min(index, items.size() - 1));
    }

    private static List<String> items(Delta delta) {
        return delta.path().stream()
                .filter(Step.Item.class::isInstance)
                .map(Step::label)
                .toList();
    }

    private static String probe(Delta delta) {
        return delta.path().stream()
                .map(Step::label)
                .filter(label -> label.endsWith("Probe"))
                .findFirst()
                .orElse("");
    }

    /** Host and path of an Ingress rule: {@code shop.example.com/api}. */
    private static String route(Delta delta) {
        String route = String.join("", items(delta));
        return route.isEmpty() ? delta.path().getLast().label() : route;
    }

    /** {@code ingress rule 2}: people count from one. */
    private static String rule(Delta delta) {
        String direction = delta.path().size() > 1 ? delta.path().get(1).label() : "";
        boolean counted = delta.path().size() > 2 && delta.path().get(2) instanceof Step.Position;
        return counted ? direction + " rule " + (((Step.Position) delta.path().get(2)).index() + 1) : direction;
    }

    /** {@code maxReplicas}; of a metric {@code cpu averageUtilization}. */
    private static String metric(Delta delta) {
        String leaf = delta.path().getLast().label();
        List<String> items = items(delta);
        if (items.isEmpty()) {
            return leaf;
        }
        String metric = items.getFirst().substring(items.getFirst().indexOf('/') + 1);
        return items.getFirst().equals(leaf) ? metric : metric + " " + leaf;
    }

    private static List<String> tail(Delta delta, String field) {
        List<String> labels = delta.path().stream().map(Step::label).toList();
        return labels.subList(labels.lastIndexOf(field) + 1, labels.size());
    }
}
