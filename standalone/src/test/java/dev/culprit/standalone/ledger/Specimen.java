package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.ObjectRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A kind of objects: how they are written, and what of them can be changed.
 *
 * @param resource as kubectl calls it
 * @param manifest without a name
 */
record Specimen(String resource, ObjectNode manifest, List<Knob> knobs, Set<Trait> traits) {
    /** What cannot be done with every kind. */
    enum Trait {
        /** It has a template of Pods that its controller rolls out. */
        ROLLS,
        /** It has replicas that {@code kubectl scale} sets. */
        SCALES,
        /** It has a status of its own, to which anybody may write a field {@code collisionCount}. */
        STATUS,
        /** It can be replaced as a whole. */
        REPLACEABLE
    }

    Specimen {
        knobs = List.copyOf(knobs);
        traits = Set.copyOf(traits);
    }

    static Specimen of(JsonNode node) {
        return new Specimen(
                node.path("resource").asText(),
                (ObjectNode) node.path("manifest"),
                items(node.path("knobs")).stream().map(Knob::of).toList(),
                items(node.path("traits")).stream()
                        .map(trait -> Trait.valueOf(trait.asText()))
                        .collect(Collectors.toSet()));
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    String kind() {
        return manifest.path("kind").asText();
    }

    ObjectRef ref(String namespace, String name) {
        return new ObjectRef(ObjectRef.groupOf(manifest.path("apiVersion").asText()), kind(), namespace, name);
    }

    ObjectNode named(String name) {
        ObjectNode named = manifest.deepCopy();
        named.withObjectProperty("metadata").put("name", name);
        return named;
    }
}
