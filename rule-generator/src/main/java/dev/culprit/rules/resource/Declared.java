package dev.culprit.rules.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.SloRef;
import dev.culprit.rules.manifest.Document;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Objects;
import java.util.SortedSet;

/**
 * An SLO or a composition as it is written. Spec and status are trees, so that no value in one of them keeps all the others
 * from being read: what is wrong is told in the object's own status.
 */
public abstract sealed class Declared extends CustomResource<JsonNode, JsonNode> implements Namespaced
        permits DeclaredObjective, DeclaredComposition {
    /** What tells one state of its spec from any other. */
    public record Edition(String uid, long generation) {}

    /** Which object it is. */
    public Key key() {
        return new Key(
                getKind(),
                new SloRef(getMetadata().getNamespace(), getMetadata().getName()));
    }

    /** Of its spec. */
    public Edition edition() {
        return new Edition(Objects.requireNonNullElse(getMetadata().getUid(), ""), generation());
    }

    /** Counts edits of the spec. */
    public long generation() {
        return Objects.requireNonNullElse(getMetadata().getGeneration(), 0L);
    }

    /** A missing node where there is none. */
    public JsonNode spec() {
        return Objects.requireNonNullElse(getSpec(), MissingNode.getInstance());
    }

    /** A missing node where there is none. */
    public JsonNode status() {
        return Objects.requireNonNullElse(getStatus(), MissingNode.getInstance());
    }

    /** What it may refer to: both kinds where it does not say which. */
    public abstract SortedSet<Key> parts();

    /** What a manifest would say. */
    Document document() {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", getApiVersion())
                .put("kind", getKind());
        content.putObject("metadata")
                .put("name", getMetadata().getName())
                .put("namespace", getMetadata().getNamespace());
        content.set("spec", getSpec());
        return new Document(key().toString(), content);
    }
}
