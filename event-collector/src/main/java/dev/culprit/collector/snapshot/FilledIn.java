package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What controllers fill into the spec of an object that somebody else wrote: where it runs, what it is bound to. */
final class FilledIn {
    private static final Map<String, List<List<String>>> PATHS = Map.of(
            "PersistentVolumeClaim",
            List.of(List.of("spec", "volumeName")),
            "PersistentVolume",
            List.of(List.of("spec", "claimRef")),
            "Pod",
            List.of(List.of("spec", "nodeName")),
            "Node",
            List.of(List.of("spec", "podCIDR"), List.of("spec", "podCIDRs"), List.of("spec", "providerID")),
            "Job",
            Stream.concat(
                            Stream.of(List.of("spec", "selector")),
                            Stream.of(List.of("metadata", "labels"), List.of("spec", "template", "metadata", "labels"))
                                    .flatMap(FilledIn::jobLabels))
                    .toList());

    private FilledIn() {}

    private static Stream<List<String>> jobLabels(List<String> labels) {
        return Stream.of(
                        "controller-uid",
                        "job-name",
                        "batch.kubernetes.io/controller-uid",
                        "batch.kubernetes.io/job-name")
                .map(name -> Stream.concat(labels.stream(), Stream.of(name)).toList());
    }

    /** The content without them; shares the rest with the given one, which stays as it is. */
    static ObjectNode removed(String kind, ObjectNode content) {
        ObjectNode kept = content;
        for (List<String> path : PATHS.getOrDefault(kind, List.of())) {
            kept = without(kept, path);
        }
        return switch (kind) {
            case "Node" -> filtered(kept, List.of("spec", "taints"), FilledIn::isDecided);
            case "ServiceAccount" -> filtered(kept, List.of("secrets"), secret -> !isToken(secret));
            default -> kept;
        };
    }

    /** Taints of Kubernetes' own name repeat what a Node's conditions or its cordon say, but for one that people set. */
    private static boolean isDecided(JsonNode taint) {
        String key = taint.path("key").asText("");
        boolean repeats = key.startsWith("node.kubernetes.io/") || key.startsWith("node.cloudprovider.kubernetes.io/");
        return !repeats || key.equals("node.kubernetes.io/out-of-service");
    }

    /** The token controller's, and OpenShift's for its registry. */
    private static boolean isToken(JsonNode secret) {
        String name = secret.path("name").asText("");
        return name.contains("-token-") || name.contains("-dockercfg-");
    }

    private static ObjectNode without(ObjectNode node, List<String> path) {
        String name = path.getFirst();
        JsonNode child = node.get(name);
        if (child == null) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(node);
        if (path.size() == 1) {
            copy.remove(name);
        } else if (child instanceof ObjectNode object) {
            copy.set(name, without(object, path.subList(1, path.size())));
        }
        return copy;
    }

    /** A list of which nothing is left goes too: it was not there before a controller wrote into it. */
    private static ObjectNode filtered(ObjectNode node, List<String> path, Predicate<JsonNode> kept) {
        String name = path.getFirst();
        JsonNode child = node.get(name);
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(node);
        if (path.size() > 1 && child instanceof ObjectNode object) {
            copy.set(name, filtered(object, path.subList(1, path.size()), kept));
        } else if (child instanceof ArrayNode items) {
            ArrayNode rest = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> {
                if (kept.test(item)) {
                    rest.add(item);
                }
            });
            copy.set(name, rest);
            if (rest.isEmpty()) {
                copy.remove(name);
            }
        }
        return copy;
    }
}
