package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What controllers decided: which Node a Pod runs on, which claim a volume is bound to. Of a Pod nothing else is kept. */
final class Placement {
    private final Map<ObjectRef, String> nodes = new HashMap<>();
    private final Map<ObjectRef, ObjectRef> claims = new HashMap<>();

    void put(ObjectRef ref, JsonNode object) {
        JsonNode spec = object.path("spec");
        switch (ref.knownKind()) {
            case "Pod" -> pod(ref, spec.path("nodeName").asText(""));
            case "PersistentVolume" -> claim(spec.path("claimRef")).ifPresent(claim -> claims.put(ref, claim));
            default -> {}
        }
    }

    void remove(ObjectRef ref) {
        nodes.remove(ref);
        claims.remove(ref);
    }

    /** Everything of which something is kept here. */
    Stream<ObjectRef> all() {
        return Stream.concat(nodes.keySet().stream(), claims.keySet().stream());
    }

    /** By looking at every Pod: Nodes change seldom, and another Pod of the name may be on another Node. */
    SortedSet<ObjectRef> podsOn(ObjectRef node) {
        var pods = new TreeSet<ObjectRef>();
        nodes.forEach((pod, name) -> {
            if (name.equals(node.name())) {
                pods.add(pod);
            }
        });
        return pods;
    }

    Optional<ObjectRef> claimOf(ObjectRef volume) {
        return Optional.ofNullable(claims.get(volume));
    }

    private void pod(ObjectRef pod, String node) {
        if (!node.isEmpty()) {
            nodes.put(pod, node.intern());
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
