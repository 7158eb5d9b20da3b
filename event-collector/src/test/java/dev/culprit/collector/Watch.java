package dev.culprit.collector;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.audit.AuditedWrite;
import dev.culprit.collector.door.RedactionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A watch of a cluster as a timeline: what arrives when, and what the collector says of it. */
final class Watch {
    /** When the list arrives. */
    static final String START = "2026-03-02T10:00:00.300Z";

    private final ClusterCollector collector;
    private final List<Outgoing> said = new ArrayList<>();

    private Watch(ClusterCollector collector) {
        this.collector = collector;
    }

    /** A watch that begins with a list of these objects; what is said of them does not count. */
    static Watch of(KubeObject... listed) {
        return watch("meadow", listed);
    }

    static Watch watch(String cluster, KubeObject... listed) {
        var watch = new Watch(new ClusterCollector(new CollectorSettings(cluster, 8, RedactionKey.fixed(), false)));
        Stream.of(listed).forEach(object -> watch.added(START, object));
        return watch;
    }

    /** A watch under a user's rules of redaction. */
    static Watch watch(RedactionRules rules, KubeObject... listed) {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), rules, false);
        var watch = new Watch(new ClusterCollector(settings));
        Stream.of(listed).forEach(object -> watch.added(START, object));
        return watch;
    }

    Watch forget() {
        said.clear();
        return this;
    }

    Watch added(String at, KubeObject object) {
        return arrives(at, WatchType.ADDED, object);
    }

    Watch modified(String at, KubeObject object) {
        return arrives(at, WatchType.MODIFIED, object);
    }

    Watch deleted(String at, KubeObject object) {
        return arrives(at, WatchType.DELETED, object);
    }

    /** The audit log tells of a write of an object of that kind. */
    Watch audited(String at, String kind, AuditedWrite write) {
        collector.audit().listen();
        said.addAll(collector.audited(write, kind, Instant.parse(at)));
        return this;
    }

    ClusterCollector collector() {
        return collector;
    }

    /** The changes as who reads them merges them, in the order in which they were first told. */
    List<Change> merged() {
        var merged = new LinkedHashMap<String, Change>();
        changes().forEach(change -> merged.merge(change.id(), change, Change::merge));
        return List.copyOf(merged.values());
    }

    private Watch arrives(String at, WatchType type, KubeObject object) {
        said.addAll(collector.observe(new Observation(Instant.parse(at), type, object.node())));
        return this;
    }

    List<Outgoing> said() {
        return List.copyOf(said);
    }

    List<Change> changes() {
        return values(Change.class);
    }

    /** The only one. */
    Change change() {
        List<Change> changes = changes();
        if (changes.size() != 1) {
            throw new AssertionError("expected one change, got " + changes);
        }
        return changes.getFirst();
    }

    List<Symptom> symptoms() {
        return values(Symptom.class);
    }

    /** What was said last of an object's dependencies. */
    Dependencies dependencies(String kind, String name) {
        return values(Dependencies.class).stream()
                .filter(d ->
                        d.subject().kind().equals(kind) && d.subject().name().equals(name))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    List<Outgoing.Keyed> on(Topic topic) {
        return said.stream()
                .map(Outgoing.Keyed.class::cast)
                .filter(keyed -> keyed.topic() == topic)
                .toList();
    }

    /** Everything that was said, as the bytes that would be sent. */
    String text() {
        try {
            return Json.mapper().writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> List<T> values(Class<T> type) {
        return said.stream()
                .map(outgoing -> ((Outgoing.Keyed) outgoing).value())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
