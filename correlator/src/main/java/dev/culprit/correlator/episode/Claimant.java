package dev.culprit.correlator.episode;

import dev.culprit.api.record.Ties;
import dev.culprit.correlator.message.Claim;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says which change an episode suspects first, so that others who suspect it are told. */
final class Claimant {
    private final Consumer<EpisodeOutput> out;

    Claimant(Consumer<EpisodeOutput> out) {
        this.out = out;
    }

    /** Takes back what was claimed before where it is not what the state claims, and claims that. */
    void claim(@Nullable Claimed before, EpisodeState state) {
        Claimed now = state.claimed();
        if (before != null && now != null && before.isOf(now.change())) {
            return;
        }
        send(state, before, false);
        send(state, now, true);
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
}
