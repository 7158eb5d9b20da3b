package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What controllers decided: which Node a Pod runs on, which claim a volume is bound to. Of a Pod nothing else is kept. */
final class Placement {
    private final Map<String, SortedSet<ObjectRef>> podsByNode = new HashMap<>();
    private final Map<ObjectRef, ObjectRef> claims = new HashMap<>();

    void put(ObjectRef ref, JsonNode object) {
        JsonNode spec = object.path("spec");
        switch (ref.kind()) {
            case "Pod" -> pod(ref, spec.path("nodeName").asText(""));
            case "PersistentVolume" -> claim(spec.path("claimRef")).ifPresent(claim -> claims.put(ref, claim));
            default -> {}
        }
    }

    /** A Pod never moves: the Node that it names last is the one it ran on. */
    void remove(ObjectRef ref, JsonNode object) {
        claims.remove(ref);
        if (ref.kind().equals("Pod")) {
            String node = object.path("spec").path("nodeName").asText("");
            podsByNode.computeIfPresent(node, (name, pods) -> {
                pods.remove(ref);
                return pods.isEmpty() ? null : pods;
            });
        }
    }

    SortedSet<ObjectRef> podsOn(ObjectRef node) {
        return podsByNode.getOrDefault(node.name(), Collections.emptySortedSet());
    }

    Optional<ObjectRef> claimOf(ObjectRef volume) {
        return Optional.ofNullable(claims.get(volume));
    }

    private void pod(ObjectRef pod, String node) {
        if (!node.isEmpty()) {
            podsByNode.computeIfAbsent(node, missing -> new TreeSet<>()).add(pod);
        }
    }

    private static Optional<ObjectRef> claim(JsonNode claim) {
        String name = claim.path("name").asText("");
        String namespace = claim.path("namespace").asText("");
        return name.isEmpty() || namespace.isEmpty()
                ? Optional.empty()
                : Optional.of(ObjectRef.of("PersistentVolumeClaim", namespace, name));
    }
}
