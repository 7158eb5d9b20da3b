package dev.culprit.collector.symptom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import dev.culprit.collector.door.Redacted;
import dev.culprit.collector.snapshot.Digest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Makes symptoms of Warning Events, one for every occurrence that was not told before. */
public final class Symptoms {
    static final int MAX_MESSAGE = 1024;

    private static final int MAX_REASON = 128;

    /** Events live for an hour; more of them than this within it repeat each other. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, String> lastIds = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

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
        if (id.equals(lastIds.put(report.uid(), id))) {
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
        String uid = report.subjectUid();
        return Optional.of(new Sighting(symptom, uid.isEmpty() ? subject.kind() + "/" + subject.name() : uid));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
