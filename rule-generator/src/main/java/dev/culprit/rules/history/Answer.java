package dev.culprit.rules.history;

import java.util.List;

/** What Prometheus answered to one query. */
public sealed interface Answer {
    /**
     * It knows.
     *
     * @param points in any order; those it has none of are missing
     * @param warnings that it added, such as that it could not ask all stores
     */
    record Found(List<Point> points, List<String> warnings) implements Answer {
        public Found {
            points = List.copyOf(points);
            warnings = List.copyOf(warnings);
        }
    }

    /** A number, at a second since 1970. */
    record Point(long second, double value) {}

    /** Asking again would not help: one line why. */
    record Refused(String reason) implements Answer {}

    /** It may answer when less is asked at once: one line why. */
    record TooMuch(String reason) implements Answer {}

    /** It may answer later: one line why. */
    record Failed(String reason) implements Answer {}
}
