package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Onset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a change was made, seen from the burn. */
record Timeliness(Onset onset, Instant alert) {
    private static final double HALVES_MINUTES = 15;

    List<Sign> signs(Change change) {
        return onset.source() == Onset.Source.BURN_RATE ? beforeBurn(change) : beforeAlert(change);
    }

    /** The burn's own start is known, often to the minute: what came before it may be its cause, what came after not. */
    private List<Sign> beforeBurn(Change change) {
        Instant burn = onset.latest();
        if (change.occurredAt().isAfter(burn)) {
            return List.of(
                    Sign.of(Feature.AFTER_ONSET, Score.span(burn, change.occurredAt()) + " after the burn had begun"));
        }
        boolean isInside = !change.occurredAt().isBefore(onset.earliest());
        return List.of(new Sign(
                Feature.CLOSE,
                closeness(change, burn),
                isInside ? "as the burn began" : Score.span(change.occurredAt(), burn) + " before the burn"));
    }

    private List<Sign> beforeAlert(Change change) {
        var signs = new ArrayList<Sign>();
        signs.add(new Sign(
                Feature.CLOSE, closeness(change, alert), Score.span(change.occurredAt(), alert) + " before the alert"));
        if (change.occurredAt().isBefore(onset.earliest())) {
            signs.add(Sign.of(Feature.BEFORE_ONSET, "before the burn can have begun"));
        }
        return signs;
    }

    private static double closeness(Change change, Instant to) {
        double minutes = Math.max(0, to.toEpochMilli() - change.occurredAt().toEpochMilli()) / 60_000.0;
        return Math.pow(0.5, minutes / HALVES_MINUTES);
    }
}
