package dev.culprit.correlator.episode;

import dev.culprit.api.record.Findings;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Ties;
import dev.culprit.correlator.message.Claim;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says which change an episode suspects first, so that others who suspect it are told. */
final class Claimant {
    private final Consumer<EpisodeOutput> out;

    Claimant(Consumer<EpisodeOutput> out) {
        this.out = out;
    }

    /** Takes back what the state claims where it is not what the findings suspect first now, and claims that. */
    EpisodeState claim(EpisodeState state, Findings findings) {
        Claimed before = state.claimed();
        Claimed now = Claimed.by(state.episode(), findings).orElse(null);
        if (before != null && now != null && before.isOf(now.change())) {
            return state;
        }
        send(state, before, false);
        send(state, now, true);
        return state.claiming(now);
    }

    /** After a crash nobody knows whether it went out. */
    void claimAgain(EpisodeState state) {
        send(state, state.claimed(), true);
    }

    private void send(EpisodeState state, @Nullable Claimed claimed, boolean stands) {
        if (claimed != null) {
            var episode = state.episode();
            var self = new Ties.Sibling(episode.slo(), EpisodeName.of(state), episode.startsAt());
            var claim = new Claim(state.key(), state.id(), self, claimed.change(), stands);
            out.accept(new EpisodeOutput.Claims(claimed.object(), claim));
        }
    }

    /** What the state has been told of others, and what the graph says. */
    static Ties ties(EpisodeState state, List<SloRef> compositions) {
        Claimed claimed = state.claimed();
        return claimed == null
                ? new Ties(compositions, List.of(), false)
                : new Ties(compositions, claimed.siblings(), claimed.isMore());
    }
}
