package dev.culprit.collector.onset;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A series as it can be reckoned with: in order of time, one finite value at each, none after the alert. */
final class Course {
    private static final double NANOS = 1e9;
    private static final double GONE_SECONDS = 300;

    private final double[] times;
    private final double[] values;

    private Course(double[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    /** Of two values at one time the later in the list counts. What is missing is missing: nothing is put in its place. */
    static Course until(Instant end, List<Sample> series) {
        var byTime = new TreeMap<Instant, Double>();
        series.stream()
                .filter(sample ->
                        Double.isFinite(sample.value()) && !sample.at().isAfter(end))
                .forEach(sample -> byTime.put(sample.at(), sample.value()));
        return new Course(
                byTime.keySet().stream().mapToDouble(Course::seconds).toArray(),
                byTime.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / NANOS;
    }

    static Instant instant(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /** Seconds since the epoch. */
    double[] times() {
        return times;
    }

    double[] values() {
        return values;
    }

    int size() {
        return values.length;
    }

    double last() {
        return values[values.length - 1];
    }

    /** The usual distance of two values: the interval at which the rule is evaluated. */
    Duration interval() {
        double[] steps = IntStream.range(1, times.length)
                .mapToDouble(i -> times[i] - times[i - 1])
                .toArray();
        return Duration.ofMillis(steps.length == 0 ? 0 : Math.round(1000 * quantile(steps, 0.5)));
    }

    /** Whether it ended long before: what is older than this Prometheus itself takes for gone. */
    boolean endsBefore(Instant time) {
        double old = Math.max(GONE_SECONDS, 2 * interval().toMillis() / 1000.0);
        return times[times.length - 1] < seconds(time) - old;
    }

    /** Where the unbroken run of values above a level begins that lasts to the end; the size where the last is not above. */
    int lastRunAbove(double level) {
        int start = values.length;
        while (start > 0 && values[start - 1] > level) {
            start--;
        }
        return start;
    }

    /** The values at some places, sorted. */
    double[] sorted(IntPredicate places) {
        return IntStream.range(0, values.length)
                .filter(places)
                .mapToDouble(i -> values[i])
                .sorted()
                .toArray();
    }

    /** Of values in any order, at least one. */
    static double quantile(double[] some, double part) {
        double[] sorted = some.clone();
        Arrays.sort(sorted);
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
