package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What speaks for a cause that is no change: it competes with the suspects on the same scale. */
record NoChange(Case incident, Failures failures) {
    List<Sign> signs(List<Candidate> candidates) {
        var signs = new ArrayList<Sign>();
        long objects = candidates.stream()
                .filter(NoChange::mayHitByChance)
                .map(c -> c.change().subject())
                .distinct()
                .count();
        signs.add(Sign.of(Feature.NO_CHANGE, "things fail of themselves"));
        signs.add(new Sign(
                Feature.CROWD,
                Math.log1p((double) objects),
                objects + " objects on the path changed, one near the alert by chance"));
        failures.ofNodes(incident.period().onset(), incident.period().window()).stream()
                .findFirst()
                .ifPresent(f -> signs.add(Sign.of(
                        Feature.NODE_TROUBLE, f.subject() + ": " + f.firstWord().reason())));
        unexplained(candidates).ifPresent(signs::add);
        return signs;
    }

    /** What lies off the path, or is done all day, looks like a cause to nobody, however much of it there is. */
    private static boolean mayHitByChance(Candidate candidate) {
        return candidate.signs().stream()
                .map(Sign::feature)
                .noneMatch(f -> f == Feature.OFF_PATH || f == Feature.ROUTINE);
    }

    /** What fails of itself, where anything does: the likelier story than a change when none stands out. */
    static Optional<String> story(List<Sign> signs) {
        return signs.stream()
                .filter(sign -> sign.feature() == Feature.NODE_TROUBLE || sign.feature() == Feature.UNEXPLAINED)
                .map(Sign::words)
                .findFirst();
    }

    private Optional<Sign> unexplained(List<Candidate> candidates) {
        var changed = new TreeSet<ObjectRef>();
        for (Candidate candidate : candidates) {
            Change change = candidate.change();
            changed.add(change.subject());
            changed.addAll(change.affects());
        }
        return failures.onPath(incident.period().window())
                .filter(f -> f.concerned().stream().noneMatch(changed::contains))
                .findFirst()
                .map(f -> Sign.of(
                        Feature.UNEXPLAINED, f.subject() + " " + f.ailment().words() + ", and nobody changed it"));
    }
}
