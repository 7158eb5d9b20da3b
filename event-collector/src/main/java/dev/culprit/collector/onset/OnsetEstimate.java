package dev.culprit.collector.onset;

import dev.culprit.api.record.Onset;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds when a burn began in the series of its rate, or of the errors.
 *
 * <p>A change-point in the mean with a known kind of rise, found by its departure: the series is taken from the alert
 * backwards to where it first left its usual level for good. The usual level and its noise are the median and the median
 * absolute deviation of what came before (Hampel, "The influence curve and its role in robust estimation", 1974); a value
 * more than four times the noise above has left it, as in Shewhart's charts with a wider limit, because a series has
 * hundreds of values. {@code docs/onset.md} has the whole method, its limits and what it was measured to do.
 *
 * <ul>
 *   <li>A rate over five minutes rises from the first scrape after the onset. So the onset lies between the last scrape
 *       that the last usual value can have seen, and the first value that left: one scrape and one evaluation interval.
 *   <li>In noise the start of the rise is hidden. By the slope of the rise it is reckoned back how long.
 *   <li>Where the series creeps before it rises, because the errors grow slowly or a stray one came just before, the
 *       latest onset is where it stops to creep: the value farthest below the line from the departure to half the height
 *       (Zack, Rogers and Latt's triangle, 1977).
 *   <li>A gap across the onset widens the interval by itself.
 * </ul>
 */
public final class OnsetEstimate {
    /** How much noise, in standard deviations, may hide of a value beyond what it shows. */
    private static final double HIDDEN = 2;

    /** A value less than this part of the height below the line is on it. */
    private static final double ON_THE_LINE = 0.05;

    /** A straight rise may begin bent for so much of its time to half the height. */
    private static final double BENT = 0.1;

    private static final double MOST_HIDDEN = 0.75;

    /** One wait in twenty is longer than so many mean ones. */
    private static final double RARELY_LONGER = 3;

    private static final double FEWEST_ERRORS = 5;

    /** Seconds: a wider interval says less than the alert's own window. */
    private static final double VAGUE = 3600;

    private static final double MILLIS = 1000;

    private static final int FEWEST = 4;

    private final Course course;
    private final Quiet quiet;
    private final double scrape;

    private OnsetEstimate(Course course, Quiet quiet, double scrape) {
        this.course = course;
        this.quiet = quiet;
        this.scrape = scrape;
    }

    /**
     * The interval in which the burn began that goes on at {@code startsAt}; its latest is never after {@code startsAt}.
     * Later values are not looked at, so that a later question gets the same answer. Empty when nothing can be said: too
     * few values or none near the alert, no rise, no usual level before it, a rise that the noise drowns or that is a
     * handful of errors, or one so slow that the interval would be longer than an hour.
     *
     * @param series in any order, with gaps; NaN and infinite values are left out
     * @param scrape how often the counters behind the series are scraped; zero: as often as the series has values
     */
    public static Optional<Onset> estimate(List<Sample> series, Instant startsAt, Duration scrape) {
        Course course = Course.until(startsAt, series);
        if (course.size() < FEWEST || course.endsBefore(startsAt)) {
            return Optional.empty();
        }
        Duration seen = scrape.isPositive() ? scrape : course.interval();
        return Quiet.before(course)
                .flatMap(quiet -> new OnsetEstimate(course, quiet, seen.toMillis() / MILLIS).interval());
    }

    private Optional<Onset> interval() {
        int left = course.lastRunAbove(quiet.limit(course.last()));
        if (left == 0) {
            return Optional.empty();
        }
        int half = course.lastRunAbove((quiet.level() + course.last()) / 2);
        int knee = knee(left, half);
        Optional<Double> waited = waiting(left, half);
        double latest = course.times()[knee];
        return waited.map(wait -> course.times()[left - 1] - scrape - hidden(left - 1, half, knee > left) - wait)
                .filter(earliest -> latest - earliest <= VAGUE)
                .map(earliest -> new Onset(Course.instant(earliest), Course.instant(latest), Onset.Source.BURN_RATE));
    }

    /** The first value after the creeping that comes before the rise; the departure itself where nothing creeps. */
    private int knee(int left, int half) {
        double[] times = course.times();
        double[] values = course.values();
        double height = values[half] - values[left];
        double slope = half == left ? 0 : height / (times[half] - times[left]);
        double deepest = Math.max(HIDDEN * quiet.noise(), Math.max(slope * scrape, ON_THE_LINE * height));
        int lowest = left;
        for (int i = left; i < half; i++) {
            double below = values[left] + slope * (times[i] - times[left]) - values[i];
            if (below > deepest) {
                deepest = below;
                lowest = i + 1;
            }
        }
        return lowest;
    }

    /**
     * Seconds before the last usual value in which the rise may already have begun, unseen in the noise: as long as a
     * straight rise to half the height needs for what may be hidden, or one like a parabola where it creeps.
     */
    private double hidden(int usual, int half, boolean creeps) {
        double height = course.values()[half] - quiet.level();
        double unseen = Math.max(0, course.values()[usual] - quiet.level()) + HIDDEN * quiet.noise();
        double part = Math.min(MOST_HIDDEN, unseen / height);
        double share = creeps ? Math.sqrt(part) : Math.min(Math.sqrt(part), part + BENT);
        return (course.times()[half] - course.times()[usual]) * share / (1 - share);
    }

    /**
     * Seconds that the first error may have let itself be waited for; empty where so few failed that nothing can be said.
     * Where few requests fail, one by one, the steps of the rise differ: in a Poisson process their mean squared over their
     * variance is how many errors a step has.
     */
    private Optional<Double> waiting(int left, int half) {
        double[] values = course.values();
        double interval = course.interval().toMillis() / MILLIS;
        int stride = (int) Math.max(1, Math.round(scrape / interval));
        double[] steps = IntStream.rangeClosed(left, half - stride)
                .mapToDouble(i -> values[i + stride] - values[i])
                .toArray();
        double mean = Arrays.stream(steps).average().orElse(0);
        double variance = Arrays.stream(steps)
                .map(step -> (step - mean) * (step - mean))
                .average()
                .orElse(0);
        if (mean <= 0) {
            return Optional.of(0.0);
        }
        double stepsOfAnError = variance / (mean * mean);
        double errors = (half - left) / (double) stride / stepsOfAnError;
        return Optional.of(RARELY_LONGER * stride * interval * stepsOfAnError).filter(wait -> errors >= FEWEST_ERRORS);
    }
}
