package dev.culprit.collector.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The likeliest of several candidates. By distance alone, two writes that follow each other closer than the watch lags
 * behind would swap their changes: of such a burst the first that is left comes first.
 */
final class InOrder {
    /** What follows within this is of one burst: longer than a watch that is well lags behind. */
    private static final Duration BURST = Duration.ofMillis(500);

    private InOrder() {}

    /**
     * Picks one.
     *
     * @param candidates at least one
     * @param time when each was
     * @param distance how far each is from what it is looked for
     */
    static <T> T pick(List<T> candidates, Function<T, Instant> time, Function<T, Duration> distance) {
        List<T> inOrder = candidates.stream().sorted(Comparator.comparing(time)).toList();
        T nearest = inOrder.stream().min(Comparator.comparing(distance)).orElseThrow();
        int at = inOrder.indexOf(nearest);
        while (at > 0 && isBurst(time.apply(inOrder.get(at - 1)), time.apply(inOrder.get(at)))) {
            at--;
        }
        return inOrder.get(at);
    }

    private static boolean isBurst(Instant earlier, Instant later) {
        return !earlier.plus(BURST).isBefore(later);
    }
}
