package dev.culprit.collector.onset;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of one alert. Two that are equal have the same answer: repeats of an alert, and a pair of
 * Alertmanagers that send one.
 *
 * @param until the alert's start while it fires, and its end once it has resolved: what came later is not asked for
 * @param back how far before that the burn may have begun
 * @param isOver the burn is told for its course alone, not for its onset and rate
 * @param wantsRate the alert does not tell its burn rate
 */
record Question(SloRef slo, @Nullable String service, Instant until, Duration back, boolean isOver, boolean wantsRate) {
    private static final Duration LOOKBACK = Duration.ofHours(1);
    private static final Duration FURTHEST = Duration.ofHours(24);

    /** Of a burn that is over. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** An hour more than the alert's window, so that there is a usual level to compare with. */
    static Question of(Spike spike) {
        Duration window = spike.burn().longWindow();
        Duration longer = window == null || window.compareTo(LOOKBACK) < 0 ? LOOKBACK : window;
        Duration back = shorter(longer.plus(LOOKBACK), FURTHEST);
        if (spike.status() == SpikeStatus.FIRING) {
            boolean wantsRate = spike.burn().rate() == null;
            return new Question(spike.slo(), spike.alert().service(), spike.startsAt(), back, false, wantsRate);
        }
        Instant end = Objects.requireNonNull(spike.endsAt(), "a resolved spike has an end");
        Instant until = end.isBefore(spike.startsAt()) ? spike.startsAt() : end;
        Duration whole = Duration.between(spike.startsAt(), until).plus(back);
        return new Question(spike.slo(), spike.alert().service(), until, shorter(whole, LONGEST), true, false);
    }

    /** Whether all values would be too many. */
    boolean isLong() {
        return back.compareTo(FURTHEST) > 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
