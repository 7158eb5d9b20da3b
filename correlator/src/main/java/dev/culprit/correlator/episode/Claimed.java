package dev.culprit.correlator.episode;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Ties;
import dev.culprit.api.record.Ties.Sibling;
import dev.culprit.correlator.message.Kin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The change that an episode suspects first, and who else does.
 *
 * @param object key of what was changed
 * @param change id of the change
 */
record Claimed(String object, String change, List<Sibling> siblings, boolean isMore) {
    Claimed {
        siblings = List.copyOf(siblings);
    }

    /** By what is found now, with what is known of others who suspect that; null while no change stands out. */
    static @Nullable Claimed by(EpisodeState state, Findings findings) {
        Claimed before = state.claimed();
        String change = findings.topChange().orElse(null);
        if (change == null) {
            return null;
        }
        if (before != null && before.isOf(change)) {
            return before;
        }
        String object = Dependencies.key(
                state.episode().cluster(), findings.suspects().getFirst().object());
        return new Claimed(object, change, List.of(), false);
    }

    boolean isOf(String otherChange) {
        return change.equals(otherChange);
    }

    Claimed told(Kin kin) {
        return new Claimed(object, change, kin.siblings(), kin.isMore());
    }

    /** What an episode was told of others, and what the graph says. */
    static Ties ties(EpisodeState state, List<SloRef> compositions) {
        Claimed claimed = state.claimed();
        return claimed == null
                ? new Ties(compositions, List.of(), false)
                : new Ties(compositions, claimed.siblings(), claimed.isMore());
    }
}
