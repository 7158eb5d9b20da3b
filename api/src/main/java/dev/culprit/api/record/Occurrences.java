package dev.culprit.api.record;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** How often something was seen, first and last. */
public record Occurrences(Instant first, Instant last, int count) {
    public Occurrences {
        Require.notAfter(first, last, "first");
        Require.positive(count, "count");
    }

    /** Two collectors' words on one symptom, of which nothing is later than the earlier sight of it. */
    Occurrences merge(Occurrences that, Instant seen) {
        Instant latest = Collections.max(List.of(last, that.last));
        Instant end = Collections.min(List.of(latest, seen));
        return new Occurrences(Collections.min(List.of(first, that.first, end)), end, Math.max(count, that.count));
    }
}
