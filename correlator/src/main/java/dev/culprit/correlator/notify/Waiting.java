package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A correlation of which something may have to be sent.
 *
 * @param offset of its latest revision
 * @param failures how often it failed for itself, not for its place or the service
 * @param due not to be looked at before
 * @param since when it failed first; empty when it has not since something of it was sent
 * @param traceparent of what sent it; null where nothing is traced
 */
record Waiting(
        TopicPartition partition,
        long offset,
        Correlation correlation,
        Optional<Obstacle> obstacle,
        int failures,
        Instant due,
        Optional<Instant> since,
        @Nullable String traceparent) {
    /** One that has just come. */
    static Waiting of(TopicPartition partition, long offset, Correlation correlation) {
        return of(partition, offset, correlation, null);
    }

    /** The same, of a trace. */
    static Waiting of(TopicPartition partition, long offset, Correlation correlation, @Nullable String traceparent) {
        return new Waiting(
                partition, offset, correlation, Optional.empty(), 0, Instant.MIN, Optional.empty(), traceparent);
    }

    String id() {
        return correlation.id();
    }

    /** A later revision takes its place, and not its turn: what stood in the way stands there still. */
    Waiting revised(Waiting later) {
        return new Waiting(
                later.partition, later.offset, later.correlation, obstacle, failures, due, since, later.traceparent);
    }

    /** Not before. */
    Waiting until(Instant later) {
        return new Waiting(partition, offset, correlation, obstacle, failures, later, since, traceparent);
    }

    /** The same after another failure. */
    Waiting blocked(Obstacle met, Instant until, Instant now) {
        boolean forItself = met.reason().scope() == Reason.Scope.MESSAGE;
        return new Waiting(
                partition,
                offset,
                correlation,
                Optional.of(met),
                forItself ? failures + 1 : failures,
                until,
                since.or(() -> Optional.of(now)),
                traceparent);
    }

    /** The same after a step was taken. */
    Waiting advanced() {
        return of(partition, offset, correlation, traceparent);
    }

    /** Whether what it waits for holds up others alike: that the service is away is no reason to give one up. */
    boolean mayBeGivenUp() {
        return obstacle.filter(met -> met.reason().scope() != Reason.Scope.SERVICE)
                .isPresent();
    }
}
