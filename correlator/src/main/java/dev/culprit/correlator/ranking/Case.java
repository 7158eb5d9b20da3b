package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import dev.culprit.correlator.graph.Reach;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One episode with all that may explain it. The order of the evidence does not matter.
 *
 * @param further changes before the alert, by object, that are not among the evidence
 */
public record Case(
        Episode episode,
        Correlation.Period period,
        Reach reach,
        List<Evidence> evidence,
        SortedMap<ObjectRef, Integer> further) {
    /** Of which nothing is left out. */
    public Case(Episode episode, Correlation.Period period, Reach reach, List<Evidence> evidence) {
        this(episode, period, reach, evidence, new TreeMap<>());
    }

    private static final Comparator<Symptom> LATEST_LAST = Comparator.comparing(
                    (Symptom s) -> s.seen().last())
            .thenComparingInt(s -> s.seen().count())
            .thenComparing(Symptom::id);

    /** The changes of each object. */
    SortedMap<ObjectRef, List<Change>> changesByObject() {
        return evidence.stream()
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .collect(Collectors.groupingBy(Change::subject, TreeMap::new, Collectors.toList()));
    }

    /**
     * What failed, once each: the latest word of each Event, or of each state of a container, with the first time that any
     * word tells and as many times as there are words, where none tells more. A Node that fails, recovers and fails again
     * has failed twice.
     */
    List<Symptom> symptoms() {
        var words = evidence.stream()
                .filter(Symptom.class::isInstance)
                .map(Symptom.class::cast)
                .collect(Collectors.groupingBy(Case::spell, TreeMap::new, Collectors.toList()));
        return words.values().stream().map(Case::joined).toList();
    }

    private static String spell(Symptom symptom) {
        return symptom.subject().knownKind().equals("Node")
                ? symptom.eventUid() + ' ' + symptom.seen().first()
                : symptom.eventUid();
    }

    private static Symptom joined(List<Symptom> words) {
        Symptom latest = Collections.max(words, LATEST_LAST);
        Instant first = words.stream()
                .map(s -> s.seen().first())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        int times = words.stream().mapToInt(s -> s.seen().count()).max().orElseThrow();
        int distinct = (int) words.stream().map(Symptom::id).distinct().count();
        return new Symptom(
                latest.id(),
                latest.cluster(),
                latest.subject(),
                latest.eventUid(),
                latest.reason(),
                latest.message(),
                new Occurrences(first, latest.seen().last(), Math.max(times, distinct)),
                latest.observedAt(),
                latest.affects());
    }
}
