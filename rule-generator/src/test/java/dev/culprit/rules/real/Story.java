package dev.culprit.rules.real;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Five days of a service, of which the last but one begins well. */
enum Story {
    /** One in two thousand fails at all times: half of what may. */
    STEADY,
    /** From 00:00 to 03:00 of the last day one in twenty fails. */
    STEP,
    /** A hundred requests a second by day, two by night; from 02:00 to 02:30 of the last night half of them fail. */
    BURST,
    /** From 00:00 to 12:00 of the last day eight in a thousand fail, and the counters begin anew every five hours. */
    RESET;

    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final Instant LAST_DAY = START.plus(Duration.ofDays(4));
    static final Instant END = START.plus(Duration.ofDays(5));

    private static final int SCRAPE_SECONDS = 30;
    private static final int SCRAPES = Math.toIntExact(Duration.ofDays(5).toSeconds()) / SCRAPE_SECONDS;
    private static final int RESET_SCRAPES = 5 * 3600 / SCRAPE_SECONDS;
    private static final int DAY_HOURS = 24;

    /** What counters have counted before the first scrape. */
    private static final double BEFORE = 10_000;

    /** Five minutes, a scrape and an evaluation. */
    private static final int UNSETTLED_SECONDS = 390;

    String slo() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Requests a second in the scrape interval that ends so many hours after the beginning. */
    private double traffic(double hour) {
        double ofDay = hour % DAY_HOURS;
        return this != BURST ? 10 : ofDay > 8 && ofDay <= 20 ? 100 : 2;
    }

    private double share(double hour) {
        double ofLastDay = hour - 4 * DAY_HOURS;
        return switch (this) {
            case STEADY -> 0.0005;
            case STEP -> ofLastDay > 0 && ofLastDay <= 3 ? 0.05 : 0;
            case BURST -> ofLastDay > 2 && ofLastDay <= 2.5 ? 0.5 : 0;
            case RESET -> ofLastDay > 0 && ofLastDay <= 12 ? 0.008 : 0;
        };
    }

    /** The hours at which traffic or the share that fails becomes another, or counters begin anew. */
    private DoubleStream changes() {
        return switch (this) {
            case STEADY -> DoubleStream.empty();
            case STEP -> DoubleStream.of(96, 99);
            case BURST ->
                DoubleStream.concat(
                        DoubleStream.of(98, 98.5),
                        IntStream.range(0, 5)
                                .mapToObj(day -> DoubleStream.of(24 * day + 8, 24 * day + 20))
                                .flatMapToDouble(both -> both));
            case RESET ->
                DoubleStream.concat(
                        DoubleStream.of(96, 108), IntStream.range(1, 24).mapToDouble(times -> 5.0 * times));
        };
    }

    /** Whether something changed so shortly before a moment that rates over five minutes do not know all of it yet. */
    boolean isUnsettled(Instant at) {
        double seconds = Duration.between(START, at).toSeconds();
        return changes().map(hour -> seconds - 3600 * hour).anyMatch(since -> since >= 0 && since < UNSETTLED_SECONDS);
    }

    /** What happened since the beginning, by each scrape. */
    Truth truth() {
        double[] events = new double[SCRAPES + 1];
        double[] errors = new double[SCRAPES + 1];
        for (int scrape = 1; scrape <= SCRAPES; scrape++) {
            double happened = traffic(hour(scrape)) * SCRAPE_SECONDS;
            events[scrape] = events[scrape - 1] + happened;
            errors[scrape] = errors[scrape - 1] + happened * share(hour(scrape));
        }
        return new Truth(events, errors);
    }

    /** Sums by each scrape. */
    static final class Truth {
        private final double[] events;
        private final double[] errors;

        private Truth(double[] events, double[] errors) {
            this.events = events;
            this.errors = errors;
        }

        /** Errors over events between two moments, whether they were scraped by then or not. */
        double errorRatio(Instant from, Instant to) {
            return (at(errors, to) - at(errors, from)) / (at(events, to) - at(events, from));
        }

        private static double at(double[] happened, Instant moment) {
            double scrapes = Duration.between(START, moment).toSeconds() / (double) SCRAPE_SECONDS;
            int before = (int) scrapes;
            double step = before < SCRAPES ? happened[before + 1] - happened[before] : 0;
            return happened[before] + (scrapes - before) * step;
        }
    }

    /** The share that failed on the average of all moments, however many events they had. */
    double averageShare() {
        return IntStream.rangeClosed(1, SCRAPES)
                .mapToDouble(scrape -> share(hour(scrape)))
                .average()
                .orElseThrow();
    }

    private static double hour(int scrape) {
        return scrape * (double) SCRAPE_SECONDS / 3600;
    }

    /** As they were scraped. */
    Stream<String> lines() {
        double[] good = new double[SCRAPES + 1];
        double[] failed = new double[SCRAPES + 1];
        // rate does not look back beyond a counter's zero, and tells less for five minutes
        Arrays.fill(good, this == RESET ? 0 : BEFORE);
        Arrays.fill(failed, this == RESET ? 0 : BEFORE);
        for (int scrape = 1; scrape <= SCRAPES; scrape++) {
            boolean anew = this == RESET && scrape % RESET_SCRAPES == 0;
            double events = traffic(hour(scrape)) * SCRAPE_SECONDS;
            good[scrape] = (anew ? 0 : good[scrape - 1]) + events * (1 - share(hour(scrape)));
            failed[scrape] = (anew ? 0 : failed[scrape - 1]) + events * share(hour(scrape));
        }
        return Stream.concat(lines("200", good), lines("500", failed));
    }

    private Stream<String> lines(String code, double[] values) {
        return IntStream.rangeClosed(0, SCRAPES)
                .mapToObj(scrape -> "requests_total{slo=\"" + slo() + "\",code=\"" + code + "\"} " + values[scrape]
                        + " " + (START.getEpochSecond() + (long) scrape * SCRAPE_SECONDS));
    }
}
