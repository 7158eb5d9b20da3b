package dev.culprit.collector.onset;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of one alert. Two that are equal have the same answer: repeats of an alert, and a pair of
 * Alertmanagers that send one.
 *
 * @param back how far before the start the burn may have begun
 * @param wantsRate the alert does not tell its burn rate
 */
record Question(SloRef slo, @Nullable String service, Instant startsAt, Duration back, boolean wantsRate) {
    private static final Duration LOOKBACK = Duration.ofHours(1);
    private static final Duration FURTHEST = Duration.ofHours(24);

    /** An hour more than the alert's window, so that there is a usual level to compare with. */
    static Question of(Spike spike) {
        Duration window = spike.burn().longWindow();
        Duration longer = window == null || window.compareTo(LOOKBACK) < 0 ? LOOKBACK : window;
        Duration back = longer.plus(LOOKBACK);
        return new Question(
                spike.slo(),
                spike.alert().service(),
                spike.startsAt(),
                back.compareTo(FURTHEST) > 0 ? FURTHEST : back,
                spike.burn().rate() == null);
    }
}
