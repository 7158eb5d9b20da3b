package dev.culprit.correlator.ranking;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Symptom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One object that fails in one way, over all that was said of it. */
record Failure(Ailment ailment, List<Symptom> symptoms) {
    /** A Pod that starts may fail its first probes: five of them, ten seconds apart, are nothing. */
    private static final Duration STARTING = Duration.ofSeconds(75);

    private static final String ASKED_TO_STOP = "exit code 143";

    private static final Comparator<Symptom> BY_START =
            Comparator.comparing((Symptom s) -> s.seen().first()).thenComparing(Symptom::id);

    Failure {
        symptoms = symptoms.stream().sorted(BY_START).toList();
    }

    ObjectRef subject() {
        return symptoms.getFirst().subject();
    }

    Symptom firstWord() {
        return symptoms.getFirst();
    }

    Instant first() {
        return symptoms.getFirst().seen().first();
    }

    Instant last() {
        return symptoms.stream()
                .map(s -> s.seen().last())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What of it began in a time, both ends included. */
    Optional<Failure> begunBetween(Instant from, Instant to) {
        List<Symptom> begun = symptoms.stream()
                .filter(s ->
                        !s.seen().first().isBefore(from) && !s.seen().first().isAfter(to))
                .toList();
        return begun.isEmpty() ? Optional.empty() : Optional.of(new Failure(ailment, begun));
    }

    /** More than what comes with a healthy rollout: lasting, or of a kind that no healthy rollout shows. */
    boolean isLasting() {
        return switch (ailment) {
            case CRASH, PULL, MEMORY, CONFIG, CREATION, VOLUME, EVICTION, NODE -> !wasAskedToStop() || lasts();
            case SCHEDULING, HEALTH, SCALING, OTHER -> lasts();
        };
    }

    private boolean lasts() {
        return Duration.between(first(), last()).compareTo(STARTING) >= 0;
    }

    /** An old Pod that is told to go, and does not say that it did so well. */
    private boolean wasAskedToStop() {
        return symptoms.stream().allMatch(s -> s.message().startsWith(ASKED_TO_STOP));
    }

    SortedSet<ObjectRef> concerned() {
        var concerned = new TreeSet<ObjectRef>();
        symptoms.forEach(s -> concerned.addAll(s.affects()));
        concerned.add(subject());
        return concerned;
    }

    /** Whether any word of it holds a name, and not as part of a longer one. */
    boolean says(String name) {
        return symptoms.stream().anyMatch(s -> Mention.of(name, s.message()));
    }

    boolean saysAny(List<String> words) {
        return words.isEmpty() || symptoms.stream().anyMatch(s -> words.stream().anyMatch(s.message()::contains));
    }
}
