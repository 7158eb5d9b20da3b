package dev.culprit.correlator.episode;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Phase;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one episode, but for the evidence gathered.
 *
 * @param id of its correlation
 * @param period fixed by the spike that opened the episode, so that the answer does not depend on later ones
 * @param closesAt arrival after which evidence is not weighed
 * @param firing alerts that have not resolved, by fingerprint
 * @param lastHeard arrival of the latest spike
 * @param inquiry which buckets were asked, and how far they have answered
 * @param last the revision emitted last, absent before the first
 * @param claimed what that revision suspects first; absent where it is nothing
 */
record EpisodeState(
        String id,
        Episode episode,
        Correlation.Period period,
        Instant closesAt,
        SortedSet<String> firing,
        Instant lastHeard,
        Inquiry inquiry,
        @Nullable Correlation last,
        @Nullable Claimed claimed) {
    EpisodeState {
        firing = new TreeSet<>(firing);
    }

    String key() {
        return episode.cluster() + "/" + episode.slo();
    }

    /** By what was told of it alone: after a crash the inquiry may be of another time. */
    boolean isSettled() {
        return last != null
                && last.phase() == Phase.FINAL
                && last.conditions().stream().noneMatch(of -> of.type().equals(Condition.EVIDENCE_INCOMPLETE));
    }

    EpisodeState with(Inquiry changed) {
        return new EpisodeState(id, episode, period, closesAt, firing, lastHeard, changed, last, claimed);
    }

    EpisodeState emitted(Correlation correlation) {
        return new EpisodeState(id, episode, period, closesAt, firing, lastHeard, inquiry, correlation, claimed);
    }

    EpisodeState heard(Episode changed, SortedSet<String> stillFiring, Instant at) {
        Instant latest = at.isAfter(lastHeard) ? at : lastHeard;
        return new EpisodeState(id, changed, period, closesAt, stillFiring, latest, inquiry, last, claimed);
    }

    EpisodeState claiming(@Nullable Claimed now) {
        return new EpisodeState(id, episode, period, closesAt, firing, lastHeard, inquiry, last, now);
    }
}
