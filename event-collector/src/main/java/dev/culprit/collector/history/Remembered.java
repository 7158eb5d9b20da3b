package dev.culprit.collector.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenObject;
import dev.culprit.api.record.SeenObject.Writer;
import dev.culprit.collector.snapshot.Content;
import dev.culprit.collector.snapshot.Lifecycle;
import dev.culprit.collector.snapshot.Owner;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.snapshot.Writers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as last seen, small: its content is packed.
 *
 * @param seenAt when it was last written down
 */
record Remembered(
        String apiVersion,
        String uid,
        String resourceVersion,
        @Nullable Instant created,
        @Nullable ObjectRef controller,
        Packed content,
        List<Writer> writers,
        Instant seenAt) {

    static Remembered of(Snapshot object, Instant at) {
        return new Remembered(
                object.apiVersion(),
                object.uid(),
                object.resourceVersion(),
                object.lifecycle().created(),
                object.controller().orElse(null),
                Packed.of(object.body().text()),
                object.writers(),
                at);
    }

    static Remembered of(SeenObject seen, Instant at) {
        return new Remembered(
                seen.format().apiVersion().intern(),
                seen.uid(),
                seen.resourceVersion(),
                seen.created(),
                seen.controller(),
                Packed.of(seen.content()),
                seen.writers(),
                at);
    }

    boolean hasContentOf(Remembered other) {
        return content.isSameAs(other.content);
    }

    /** When its deletion was asked for, once that is told. */
    @Nullable
    Instant ending() {
        return Writers.deletion(writers);
    }

    /** The object as far as it is remembered: without the fields that its writers own. */
    Snapshot snapshot(ObjectRef ref) {
        return new Snapshot(
                ref,
                apiVersion,
                uid,
                resourceVersion,
                unpacked(),
                new Lifecycle(created, ending()),
                MissingNode.getInstance(),
                controller == null ? List.of() : List.of(new Owner(controller, true)),
                writers);
    }

    private Content unpacked() {
        try {
            String text = content.text();
            return Content.of((ObjectNode) Json.mapper().readTree(text), text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("remembered content is always JSON", e);
        }
    }
}
