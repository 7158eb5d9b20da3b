package dev.culprit.api.record;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a change happened, and how that is known.
 *
 * @param occurredAt when it happened in the cluster, clamped to {@code observedAt}; for an interval its end
 * @param source what told {@code occurredAt}
 * @param notBefore where only an interval is known, its start: the last time the object was seen unchanged
 * @param observedAt when the collector saw it: arrival, and the Kafka record's timestamp
 */
public record Timing(
        Instant occurredAt, TimeSource source, @Nullable Instant notBefore, Instant observedAt) {
    public Timing {
        Require.notAfter(occurredAt, observedAt, "occurredAt");
        if (notBefore != null) {
            Require.notAfter(notBefore, occurredAt, "notBefore");
        }
    }

    /** A time from the object itself, which a skewed clock may have put after its arrival. */
    public static Timing clamped(Instant occurredAt, TimeSource source, Instant observedAt) {
        return new Timing(occurredAt.isAfter(observedAt) ? observedAt : occurredAt, source, null, observedAt);
    }

    public static Timing observed(Instant observedAt) {
        return new Timing(observedAt, TimeSource.OBSERVED, null, observedAt);
    }

    /**
     * Two collectors' words on one change: the more exact source tells the time, the earlier sight bounds it.
     * Commutative, associative, idempotent.
     */
    Timing merge(Timing that) {
        TimeSource exact = source.compareTo(that.source) <= 0 ? source : that.source;
        List<Timing> told = Stream.of(this, that).filter(t -> t.source == exact).toList();
        Instant seen = Collections.min(List.of(observedAt, that.observedAt));
        Instant first = told.stream()
                .map(Timing::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(seen);
        Instant occurred = first.isAfter(seen) ? seen : first;
        Optional<Instant> from = told.stream()
                .flatMap(t -> Stream.ofNullable(t.notBefore))
                .min(Comparator.naturalOrder())
                .map(start -> start.isAfter(occurred) ? occurred : start);
        return new Timing(occurred, exact, from.orElse(null), seen);
    }
}
