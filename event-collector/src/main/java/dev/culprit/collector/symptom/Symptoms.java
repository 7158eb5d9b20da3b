package dev.culprit.collector.symptom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import dev.culprit.collector.door.Redacted;
import dev.culprit.collector.snapshot.Digest;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes symptoms of Warning Events and of the states of Pods and Nodes, one for every occurrence not told before. */
public final class Symptoms {
    static final int MAX_MESSAGE = 1024;

    private static final int MAX_REASON = 128;

    /** Events live for an hour; more of them than this within it repeat each other. */
    private static final int REMEMBERED = 100_000;

    private final Set<String> told = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final String cluster;
    private final Function<ObjectRef, SortedSet<ObjectRef>> affected;

    /** A symptom, and what decides on its bucket. */
    public record Sighting(Symptom symptom, String identity) {}

    /**
     * For one cluster.
     *
     * @param affected what stands behind an object that failed
     */
    public Symptoms(String cluster, Function<ObjectRef, SortedSet<ObjectRef>> affected) {
        this.cluster = cluster;
        this.affected = affected;
    }

    /** Whether an Event may be one at all: most are not, and need not be looked at further. */
    public static boolean mayBe(JsonNode event) {
        return EventReport.isWarning(event);
    }

    /** An Event that passed the door arrives, new or repeated. */
    public Optional<Sighting> of(JsonNode event, Instant at) {
        var report = new EventReport(event);
        ObjectRef subject = report.subject();
        if (subject == null || !EventReport.isWarning(event) || report.isOwn()) {
            return Optional.empty();
        }
        Occurrences seen = report.seen(at);
        String id = Digest.of(cluster, report.uid(), seen.last().toString(), String.valueOf(seen.count()));
        if (!told.add(id)) {
            return Optional.empty();
        }
        var symptom = new Symptom(
                id,
                cluster,
                subject,
                report.uid(),
                cut(Redacted.shown(report.reason()), MAX_REASON),
                cut(Redacted.shown(report.message()), MAX_MESSAGE),
                seen,
                at,
                affected.apply(subject));
        return Optional.of(new Sighting(symptom, identity(report.subjectUid(), subject)));
    }

    /**
     * A Pod or Node arrives; of other kinds no state is a failure. What was there when the watch began is told too, with
     * its own times.
     *
     * @param admitted as it passed the door, with its state
     */
    public List<Sighting> ofState(Snapshot object, JsonNode admitted, Instant at) {
        JsonNode status = admitted.path("status");
        if (status.isEmpty() || object.isIgnored()) {
            return List.of();
        }
        Stream<Failure> failures = switch (object.ref().knownKind()) {
            case "Pod" -> new PodState(object, status).failures();
            case "Node" -> new NodeState(object, status).failures();
            default -> Stream.empty();
        };
        return failures.flatMap(failure -> sighting(object, failure, at).stream())
                .toList();
    }

    private Optional<Sighting> sighting(Snapshot object, Failure failure, Instant at) {
        ObjectRef subject = object.ref();
        String identity = identity(object.uid(), subject);
        String what = (object.uid().isEmpty() ? subject.toString() : object.uid()) + "/" + failure.what();
        String id = Digest.of(cluster, what, failure.occurrence());
        if (!told.add(id)) {
            return Optional.empty();
        }
        Instant last = clamped(failure.last(), at);
        var symptom = new Symptom(
                id,
                cluster,
                subject,
                what,
                cut(failure.reason(), MAX_REASON),
                cut(Redacted.shown(failure.message()), MAX_MESSAGE),
                new Occurrences(clamped(failure.first(), last), last, failure.count()),
                at,
                affected.apply(subject));
        return Optional.of(new Sighting(symptom, identity));
    }

    private static Instant clamped(@Nullable Instant time, Instant latest) {
        return time == null || time.isAfter(latest) ? latest : time;
    }

    private static String identity(String uid, ObjectRef subject) {
        return uid.isEmpty() ? subject.kind() + "/" + subject.name() : uid;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
