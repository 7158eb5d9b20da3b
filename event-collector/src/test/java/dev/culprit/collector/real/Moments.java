package dev.culprit.collector.real;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when to when something was done. */
record Moments(Instant begin, Instant end) {
    // CHECKSTYLE OFF: a real API server reads the system's clock, and what tests note has to fit
    static final Clock CLOCK = Clock.systemUTC();
    // CHECKSTYLE ON

    /** What is done. */
    interface Work {
        void run() throws Exception;
    }

    static Moments of(Work work) throws Exception {
        Instant begin = CLOCK.instant();
        work.run();
        return new Moments(begin, CLOCK.instant());
    }

    /** Times of objects have no fraction, and news take a moment to arrive. */
    boolean include(Instant time) {
        return !time.isBefore(begin.truncatedTo(ChronoUnit.SECONDS)) && !time.isAfter(end.plusSeconds(1));
    }
}
