package dev.culprit.deployables.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.deployables.chart.Manifests;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A right: a verb on a resource, as RBAC counts it.
 *
 * @param resource with its group and subresource: {@code apps/deployments}, {@code /pods}, {@code apps/deployments/scale}
 */
record Asked(String resource, String verb) implements Comparable<Asked> {
    /** The Operator SDK looks whether it has this right before it lets one lead, and then renews by patches. */
    private static final Asked LOOKED_AT = new Asked("coordination.k8s.io/leases", "update");

    /** What everybody who is known to the server may ask. */
    private static final Set<String> FREE = Set.of("authorization.k8s.io");

    /** Of a call; empty where it needs no right that is given by a role of ours, as discovery. */
    static Optional<Asked> of(String method, String path, String query) {
        List<String> parts = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty() || !Set.of("api", "apis").contains(parts.getFirst())) {
            return Optional.empty();
        }
        boolean isCore = parts.getFirst().equals("api");
        List<String> rest = parts.subList(Math.min(isCore ? 2 : 3, parts.size()), parts.size());
        if (rest.size() > 2 && rest.getFirst().equals("namespaces")) {
            rest = rest.subList(2, rest.size());
        }
        String group = isCore || parts.size() < 2 ? "" : parts.get(1);
        if (rest.isEmpty() || FREE.contains(group)) {
            return Optional.empty();
        }
        String resource = group + "/" + rest.getFirst() + (rest.size() > 2 ? "/" + rest.get(2) : "");
        return Optional.of(new Asked(resource, verb(method, rest.size() > 1, query)));
    }

    private static String verb(String method, boolean isNamed, String query) {
        return switch (method) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> isNamed ? "get" : query.contains("watch=true") || query.contains("watch=1") ? "watch" : "list";
        };
    }

    /** What the roles of a process grant, and it makes use of. */
    static Set<Asked> granted(Manifests manifests, String component) {
        return Stream.of("ClusterRole", "Role")
                .flatMap(kind -> manifests.of(kind).stream())
                .filter(role -> role.at("/metadata/labels/app.kubernetes.io~1component")
                        .asText()
                        .equals(component))
                .flatMap(role -> granted(role).stream())
                .filter(right -> !right.equals(LOOKED_AT))
                .collect(Collectors.toSet());
    }

    private static Set<Asked> granted(JsonNode role) {
        var granted = new TreeSet<Asked>();
        for (JsonNode rule : role.path("rules")) {
            for (JsonNode group : rule.path("apiGroups")) {
                for (JsonNode resource : rule.path("resources")) {
                    for (JsonNode verb : rule.path("verbs")) {
                        granted.add(new Asked(group.asText() + "/" + resource.asText(), verb.asText()));
                    }
                }
            }
        }
        return granted;
    }

    @Override
    public int compareTo(Asked other) {
        return toString().compareTo(other.toString());
    }
}
