package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Symptom;
import dev.culprit.correlator.graph.Reach;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One episode with all that may explain it. The order of the evidence does not matter. */
public record Case(Episode episode, Correlation.Period period, Reach reach, List<Evidence> evidence) {
    /** The changes of each object. */
    SortedMap<ObjectRef, List<Change>> changesByObject() {
        return evidence.stream()
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .collect(Collectors.groupingBy(Change::subject, TreeMap::new, Collectors.toList()));
    }

    /** The latest word of each Event. */
    List<Symptom> symptoms() {
        var latest = new TreeMap<String, Symptom>();
        evidence.stream()
                .filter(Symptom.class::isInstance)
                .map(Symptom.class::cast)
                .forEach(symptom -> latest.merge(symptom.eventUid(), symptom, Case::later));
        return List.copyOf(latest.values());
    }

    private static Symptom later(Symptom a, Symptom b) {
        int byTime = a.seen().last().compareTo(b.seen().last());
        int byCount = byTime != 0
                ? byTime
                : Integer.compare(a.seen().count(), b.seen().count());
        return (byCount != 0 ? byCount : a.id().compareTo(b.id())) >= 0 ? a : b;
    }
}
