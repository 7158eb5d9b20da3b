package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells a trigger from its cause: a rollout that meets a quota, a taint or a broken claim fails, but what it met is why,
 * when the failure names that.
 */
final class Blame {
    private final Failures failures;
    private final List<Candidate> candidates;

    Blame(Failures failures, List<Candidate> candidates) {
        this.failures = failures;
        this.candidates = candidates.stream()
                .filter(c -> c.signs().stream().anyMatch(sign -> sign.feature() == Feature.NAMED))
                .toList();
    }

    Candidate linked(Candidate candidate) {
        return cause(candidate.change())
                .map(cause -> {
                    var signs = new ArrayList<>(candidate.signs());
                    signs.add(Sign.of(
                            Feature.LAID_TO_ANOTHER,
                            "its failure names " + cause.change().subject() + ", changed before"));
                    return new Candidate(candidate.change(), signs);
                })
                .orElse(candidate);
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
