package dev.culprit.standalone.ledger;

import java.time.Instant;

/** From when to when something went on. */
record Span(Instant begin, Instant end) {
    boolean overlaps(Span that) {
        return !end.isBefore(that.begin) && !begin.isAfter(that.end);
    }

    Span to(Span that) {
        return new Span(begin.isBefore(that.begin) ? begin : that.begin, end.isAfter(that.end) ? end : that.end);
    }
}
