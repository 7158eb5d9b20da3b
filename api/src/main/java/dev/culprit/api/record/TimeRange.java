package dev.culprit.api.record;

import java.time.Instant;

/** From {@code start} to {@code end}, both included. */
public record TimeRange(Instant start, Instant end) {
    public TimeRange {
        Require.notAfter(start, end, "start");
    }

    public boolean contains(Instant time) {
        return !time.isBefore(start) && !time.isAfter(end);
    }
}
