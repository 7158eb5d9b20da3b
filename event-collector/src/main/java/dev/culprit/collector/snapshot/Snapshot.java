package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenObject.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * One object at one time.
 *
 * @param apiVersion the group and version in which it was read
 * @param uid may be empty where the source gives none
 * @param body the object without status, identity and bookkeeping: two equal contents are no change
 * @param managedFields the object's, untouched; missing where the source gives none
 * @param writers those of {@code managedFields} that decide something, and the request to delete it once that is told
 */
public record Snapshot(
        ObjectRef ref,
        String apiVersion,
        String uid,
        String resourceVersion,
        Content body,
        Lifecycle lifecycle,
        JsonNode managedFields,
        List<Owner> owners,
        List<Writer> writers) {
    /** Rises whenever content is made by other rules, so that contents of before are not compared with those of after. */
    public static final int PRUNING_VERSION = 1;

    private static final String IGNORE = "culprit.slok.io/ignore";

    public Snapshot {
        owners = List.copyOf(owners);
        writers = List.copyOf(writers);
    }

    /** Of an object that has passed the door; empty where it has no kind or name. */
    public static Optional<Snapshot> of(ObjectNode object) {
        return refOf(object).map(ref -> {
            JsonNode metadata = object.path("metadata");
            return new Snapshot(
                    ref,
                    object.path("apiVersion").asText("").intern(),
                    metadata.path("uid").asText(""),
                    metadata.path("resourceVersion").asText(""),
                    Content.of(Pruning.content(object)),
                    Lifecycle.of(metadata),
                    metadata.path("managedFields"),
                    owners(metadata, ref.namespace()),
                    Writers.of(metadata.path("managedFields")));
        });
    }

    public static Optional<ObjectRef> refOf(JsonNode object) {
        String kind = object.path("kind").asText("");
        JsonNode metadata = object.path("metadata");
        String name = metadata.path("name").asText("");
        if (kind.isBlank() || name.isBlank()) {
            return Optional.empty();
        }
        String group = ObjectRef.groupOf(object.path("apiVersion").asText(""));
        return Optional.of(new ObjectRef(group, kind, metadata.path("namespace").asText(""), name));
    }

    /** The same object, as if it had this content. */
    public Snapshot withContent(ObjectNode other) {
        return new Snapshot(
                ref, apiVersion, uid, resourceVersion, Content.of(other), lifecycle, managedFields, owners, writers);
    }

    /** The same object, of which it is told that its deletion was asked for then. */
    public Snapshot ending(Instant asked) {
        var ends = new Lifecycle(lifecycle.created(), asked);
        List<Writer> all = Writers.withDeletion(writers, asked);
        return new Snapshot(ref, apiVersion, uid, resourceVersion, body, ends, managedFields, owners, all);
    }

    /** The {@link #body} as a tree. */
    public ObjectNode content() {
        return body.tree();
    }

    /** Whether somebody asked to leave this object out of all reports. */
    public boolean isIgnored() {
        return annotation(IGNORE).equals("true");
    }

    public String annotation(String name) {
        return content().path("metadata").path("annotations").path(name).asText("");
    }

    public String label(String name) {
        return content().path("metadata").path("labels").path(name).asText("");
    }

    public JsonNode spec() {
        return content().path("spec");
    }

    /** The controller that owns this object, if one does. */
    public Optional<ObjectRef> controller() {
        return owners.stream().filter(Owner::controller).map(Owner::ref).findFirst();
    }

    /** A map of strings, such as labels or a selector. */
    public static SortedMap<String, String> strings(JsonNode node) {
        var strings = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText("")));
        return strings;
    }

    private static List<Owner> owners(JsonNode metadata, String namespace) {
        return StreamSupport.stream(metadata.path("ownerReferences").spliterator(), false)
                .filter(owner -> !owner.path("kind").asText("").isBlank()
                        && !owner.path("name").asText("").isBlank())
                .map(owner -> new Owner(
                        new ObjectRef(
                                ObjectRef.groupOf(owner.path("apiVersion").asText("")),
                                owner.path("kind").asText(),
                                owner.path("kind").asText().equals("Node") ? "" : namespace,
                                owner.path("name").asText()),
                        owner.path("controller").asBoolean(false)))
                .toList();
    }
}
