package dev.culprit.fit;

import dev.culprit.api.record.Suspect;
import java.util.Optional;

/** What keeps an incident from being settled rightly and surely, and what would cure it. */
enum Miss {
    ABSENT(
            "the culprit is no suspect",
            "The collector would have to see the change, or the graph a path to it: another kind to watch, a given topology."),
    BEHIND_ITS_TRIGGER(
            "the rollout that met it ranks above",
            "A message that names what was met. Without one, the state of what the rollout uses: the phase of a claim, the "
                    + "used part of a quota."),
    BEHIND_ANOTHER(
            "another change ranks above", "The onset from the burn's series, which parts changes minutes apart."),
    FALSE_ALARM("something else is called high", "The onset from the burn's series; more incidents without a culprit."),
    SILENT(
            "first, but not surely: Kubernetes shows no failure, the change alone speaks",
            "What requests do: the onset from the burn's series (`docs/onset.md`; no recording here has one), the endpoints "
                    + "of a Service before and after."),
    UNSURE("first, but not surely: a rival or chance is too likely", "The onset from the burn's series.");

    private final String title;
    private final String cure;

    Miss(String title, String cure) {
        this.title = title;
        this.cure = cure;
    }

    String title() {
        return title;
    }

    String cure() {
        return cure;
    }

    static Optional<Miss> of(Outcome outcome) {
        if (outcome.isFalseAlarm()) {
            return Optional.of(FALSE_ALARM);
        }
        if (!outcome.hasCulprit()
                || (outcome.rank() == 1 && !outcome.rightlyHigh().isEmpty())) {
            return Optional.empty();
        }
        if (outcome.rank() == 0) {
            return Optional.of(ABSENT);
        }
        Suspect first = outcome.suspects().getFirst();
        if (outcome.rank() > 1) {
            return Optional.of(outcome.truth().isNeutral(first.object()) ? BEHIND_ITS_TRIGGER : BEHIND_ANOTHER);
        }
        return Optional.of(hasFailed(first) ? UNSURE : SILENT);
    }

    private static boolean hasFailed(Suspect suspect) {
        return suspect.contributions().stream().anyMatch(part -> part.name().contains(" since "));
    }
}
