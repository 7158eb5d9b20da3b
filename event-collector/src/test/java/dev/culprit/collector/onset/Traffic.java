package dev.culprit.collector.onset;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Requests of which some fail, as Prometheus sees them: counters that are scraped, and a rule that records the ratio of
 * errors over five minutes. Scrapes and evaluations begin at any moment, as they do.
 *
 * @param errorRatio at a time in seconds since the epoch
 * @param perSecond requests
 * @param isRandom requests and errors come one by one, as in a Poisson process; else in exact parts
 */
record Traffic(DoubleUnaryOperator errorRatio, double perSecond, boolean isRandom) {
    static final double WINDOW = 300;
    private static final int PARTS = 100;

    /** So many errors in a hundred from a moment on, and the usual ones before. */
    static Traffic step(Instant onset, double usual, double burning) {
        double at = seconds(onset);
        return new Traffic(time -> time < at ? usual : burning, 100, false);
    }

    /** The errors grow for so long. */
    static Traffic ramp(Instant onset, Duration length, double usual, double burning) {
        double at = seconds(onset);
        return new Traffic(
                time -> usual + (burning - usual) * Math.clamp((time - at) / length.toSeconds(), 0, 1), 100, false);
    }

    Traffic random(double requestsPerSecond) {
        return new Traffic(errorRatio, requestsPerSecond, true);
    }

    /** What the rule recorded from one time to another. */
    List<Sample> recorded(Instant from, Instant to, Rhythm rhythm, Random random) {
        double first = seconds(from) - WINDOW - rhythm.scrape + random.nextDouble() * rhythm.scrape;
        int count = (int) ((seconds(to) - first) / rhythm.scrape) + 1;
        double[] errors = new double[count];
        double[] requests = new double[count];
        for (int i = 1; i < count; i++) {
            double failed = failed(first + (i - 1) * rhythm.scrape, rhythm.scrape);
            double all = perSecond * rhythm.scrape;
            double made = isRandom ? poisson(all - failed, random) : all - failed;
            double broken = isRandom ? poisson(failed, random) : failed;
            errors[i] = errors[i - 1] + broken;
            requests[i] = requests[i - 1] + broken + made;
        }
        var recorded = new ArrayList<Sample>();
        for (double time = seconds(from) + random.nextDouble() * rhythm.evaluation;
                time <= seconds(to);
                time += rhythm.evaluation) {
            int last = (int) Math.floor((time - first) / rhythm.scrape);
            int earliest = Math.max(0, (int) Math.floor((time - WINDOW - first) / rhythm.scrape) + 1);
            double ratio = (errors[last] - errors[earliest]) / (requests[last] - requests[earliest]);
            recorded.add(new Sample(Instant.ofEpochMilli(Math.round(time * 1000)), ratio));
        }
        return recorded;
    }

    private double failed(double from, double length) {
        double sum = 0;
        for (int i = 0; i < PARTS; i++) {
            sum += errorRatio.applyAsDouble(from + (i + 0.5) * length / PARTS);
        }
        return sum * perSecond * length / PARTS;
    }

    private static double poisson(double mean, Random random) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        int count = -1;
        for (double product = 1; product > Math.exp(-mean) || count < 0; product *= random.nextDouble()) {
            count++;
        }
        return mean <= 0 ? 0 : count;
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    /** How often, in seconds, counters are scraped and rules evaluated. */
    record Rhythm(int scrape, int evaluation) {
        Duration both() {
            return Duration.ofSeconds(scrape + evaluation);
        }
    }
}
