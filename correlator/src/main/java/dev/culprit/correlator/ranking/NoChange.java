package dev.culprit.correlator.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        if (objects > 0) {
            signs.add(new Sign(
                    Feature.CROWD,
                    Math.log1p((double) objects),
                    objects == 1
                            ? "one object on the path changed, near the alert by chance"
                            : objects + " objects on the path changed, one near the alert by chance"));
        }
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
        return failures.onPath(incident.period().window())
                .filter(f -> candidates.stream().noneMatch(c -> explains(c, f)))
                .findFirst()
                .map(f -> Sign.of(
                        Feature.UNEXPLAINED,
                        f.subject() + " " + f.ailment().words() + ", and no change before it makes it so"));
    }

    /** A change that came first and makes things fail in this way: what it touches, or what calls that. */
    private boolean explains(Candidate candidate, Failure failure) {
        Feature deed = candidate.signs().stream()
                .map(Sign::feature)
                .filter(Feature::isDeed)
                .findFirst()
                .orElseThrow();
        boolean onItself = Fitness.fits(deed, failure)
                && failures.since(candidate.change()).contains(failure);
        return onItself
                || (Fitness.stopsAnswers(deed)
                        && failures.ofCallers(candidate.change()).contains(failure));
    }
}
