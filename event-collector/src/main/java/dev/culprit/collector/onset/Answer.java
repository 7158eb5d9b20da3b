package dev.culprit.collector.onset;

import java.util.List;

/** What Prometheus answered to one query. */
sealed interface Answer {
    /** The series found, which may be none; each in order of time. */
    record Found(List<List<Sample>> series) implements Answer {
        public Found {
            series = List.copyOf(series);
        }
    }

    /** It answers, but not this query: one line why. */
    record Refused(String reason) implements Answer {}

    /** It does not answer, or not with what can be used: one line why. */
    record Failed(String reason) implements Answer {}

    /** It has not answered in time. */
    record TimedOut() implements Answer {}
}
