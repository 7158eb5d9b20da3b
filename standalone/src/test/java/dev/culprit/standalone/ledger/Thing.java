package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object of the script, as its manifest says it is. */
final class Thing {
    private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(3);

    private final Specimen specimen;
    private final ObjectRef ref;
    private final Way way;
    private final Map<String, String> marks = new HashMap<>();
    private ObjectNode manifest;
    private boolean isThere;
    private Instant restarted = Instant.EPOCH;

    /** How its manifest is written; tools that keep an account of their own do not mix. */
    enum Way {
        PATCHED,
        APPLIED,
        SERVER_APPLIED
    }

    Thing(Specimen specimen, String namespace, String name, Way way) {
        this.specimen = specimen;
        this.ref = specimen.ref(namespace, name);
        this.way = way;
        this.manifest = specimen.named(name);
    }

    Specimen specimen() {
        return specimen;
    }

    /** Whether its manifest has a place that a tool may change. */
    boolean hasKnobs() {
        return !specimen.knobs().isEmpty();
    }

    ObjectRef ref() {
        return ref;
    }

    String name() {
        return ref.name();
    }

    Way way() {
        return way;
    }

    boolean isThere() {
        return isThere;
    }

    ObjectNode manifest() {
        return manifest.deepCopy();
    }

    void created() {
        isThere = true;
    }

    /** What is made again under the name is as new. */
    void deleted() {
        isThere = false;
        marks.clear();
        manifest = specimen.named(ref.name());
    }

    /** @param to null: it is taken out */
    SortedMap<String, Edit> turn(Knob knob, @Nullable JsonNode to) {
        String before = knob.read(manifest);
        knob.set(manifest, to);
        return changed(knob.path(), before, to == null ? null : to.asText());
    }

    /** A label or annotation beside the manifest, by its path. */
    SortedMap<String, Edit> mark(String path, @Nullable String to) {
        String before = to == null ? marks.remove(path) : marks.put(path, to);
        return changed(path, before, to);
    }

    /** Who replaces the whole object takes away what is not in the manifest. */
    SortedMap<String, Edit> unmarked() {
        var edits = new TreeMap<String, Edit>();
        marks.forEach((path, value) -> edits.put(path, new Edit(value, null)));
        marks.clear();
        return edits;
    }

    @Nullable
    String mark(String path) {
        return marks.get(path);
    }

    /** A second restart within a second is refused. */
    boolean mayRestart(Instant now) {
        return restarted.plus(BETWEEN_RESTARTS).isBefore(now);
    }

    SortedMap<String, Edit> restart(Instant now) {
        restarted = now;
        String path = "spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]";
        String before = marks.put(path, Edit.ANY);
        return new TreeMap<>(Map.of(path, new Edit(before, Edit.ANY)));
    }

    private static SortedMap<String, Edit> changed(String path, @Nullable String before, @Nullable String after) {
        return Objects.equals(before, after) ? new TreeMap<>() : new TreeMap<>(Map.of(path, new Edit(before, after)));
    }
}
