package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change that was undone, after which the burn ended, is confirmed: known only when the episode is over. */
record Confirmation(@Nullable Instant resolvedAt, double points) {
    /** Begins the line of evidence that tells of the undoing. */
    static final String UNDONE = "undone: ";

    private static final String NAME = "the burn ended after it was undone";

    /** Alerts look back over some minutes: so long may the end of a burn lag behind what ended it. */
    private static final Duration ENDED_BY = Duration.ofMinutes(15);

    /** Whatever was said before of the burn's end is forgotten: an alert may fire again. */
    Suspect applied(Suspect suspect) {
        List<Contribution> parts = new ArrayList<>(suspect.contributions());
        parts.removeIf(part -> part.name().equals(NAME));
        if (suspect.evidence().stream().anyMatch(this::endedBurn)) {
            parts.add(new Contribution(NAME, Score.round(points)));
        }
        return new Suspect(
                suspect.object(),
                suspect.timestamp(),
                suspect.changeType(),
                suspect.change(),
                suspect.actor(),
                suspect.confidence(),
                Score.sum(parts),
                parts,
                suspect.evidence());
    }

    private boolean endedBurn(EvidenceLine line) {
        return resolvedAt != null
                && line.text().startsWith(UNDONE)
                && !resolvedAt.isBefore(line.at())
                && !resolvedAt.isAfter(line.at().plus(ENDED_BY));
    }
}
