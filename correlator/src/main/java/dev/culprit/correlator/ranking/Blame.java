package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells a trigger from its cause: a rollout that meets a quota, a taint or a broken claim fails, but what it met is why,
 * when the failure names that. Likewise a controller that scales, within bounds that were altered just before.
 */
final class Blame {
    /** An autoscaler looks every fifteen seconds, and waits five minutes before it scales down. */
    private static final Duration FOLLOWS = Duration.ofMinutes(10);

    private final Failures failures;
    private final List<Candidate> candidates;
    private final List<Candidate> scalers;

    Blame(Failures failures, List<Candidate> candidates) {
        this.failures = failures;
        this.scalers = candidates.stream()
                .filter(c -> c.change().fields().stream().anyMatch(f -> f.type() == FieldType.AUTOSCALING))
                .toList();
        this.candidates = candidates.stream()
                .filter(c -> c.signs().stream().anyMatch(sign -> sign.feature() == Feature.NAMED))
                .toList();
    }

    Candidate linked(Candidate candidate) {
        return cause(candidate.change())
                .map(cause -> "its failure names " + cause.change().subject() + ", changed before")
                .or(() -> scaler(candidate)
                        .map(cause -> "follows " + cause.change().subject() + ", changed just before"))
                .map(words -> laidToAnother(candidate, words))
                .orElse(candidate);
    }

    private static Candidate laidToAnother(Candidate candidate, String words) {
        var signs = new ArrayList<>(candidate.signs());
        signs.add(Sign.of(Feature.LAID_TO_ANOTHER, words));
        return new Candidate(candidate.change(), signs);
    }

    /** The autoscaler whose bounds were changed before a controller scaled what it scales. */
    private Optional<Candidate> scaler(Candidate scaled) {
        Instant at = scaled.change().occurredAt();
        boolean isRoutine = scaled.signs().stream().anyMatch(sign -> sign.feature() == Feature.ROUTINE);
        return !isRoutine
                ? Optional.empty()
                : scalers.stream()
                        .filter(c ->
                                c.change().affects().contains(scaled.change().subject()))
                        .filter(c -> !c.change().occurredAt().isAfter(at)
                                && c.change().occurredAt().plus(FOLLOWS).isAfter(at))
                        .max(Comparator.comparing(c -> c.change().occurredAt()));
    }

    private Optional<Candidate> cause(Change change) {
        if (!change.subject().isWorkload()) {
            return Optional.empty();
        }
        ObjectRef own = change.subject();
        return candidates.stream()
                .filter(c -> !c.change().subject().equals(own)
                        && !c.change().subject().isWorkload())
                .filter(c -> failures.since(change).stream()
                        .filter(Failure::isLasting)
                        .filter(f -> !f.first().isBefore(c.change().occurredAt()))
                        .anyMatch(f -> Aftermath.naming(c.change(), f).isPresent()))
                .max(Comparator.comparing(c -> c.change().occurredAt()));
    }
}
