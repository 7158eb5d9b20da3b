package dev.culprit.correlator.report.cluster;

import dev.culprit.api.record.Correlation;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A correlation that waits to be written.
 *
 * @param failures how often it failed for itself, not for its namespace or the cluster
 * @param due not to be tried before
 * @param since when it failed first; absent when it has not
 * @param alertAt when its alert came, where nothing of the correlation has been written since
 * @param traceparent of what sent it; null where nothing is traced
 */
record Parcel(
        TopicPartition partition,
        long offset,
        Correlation correlation,
        Optional<Obstacle> obstacle,
        int failures,
        Instant due,
        Optional<Instant> since,
        Optional<Instant> alertAt,
        @Nullable String traceparent) {
    /** One that has just come. */
    static Parcel of(TopicPartition partition, long offset, Correlation correlation) {
        return of(partition, offset, correlation, null);
    }

    /** The same, of a trace. */
    static Parcel of(TopicPartition partition, long offset, Correlation correlation, @Nullable String traceparent) {
        // a first revision says of itself when its alert came
        Optional<Instant> alertAt =
                correlation.revision() == 1 ? Optional.of(correlation.emittedAt()) : Optional.empty();
        return new Parcel(
                partition,
                offset,
                correlation,
                Optional.empty(),
                0,
                Instant.MIN,
                Optional.empty(),
                alertAt,
                traceparent);
    }

    /** The same, which takes the place of one that was not written: the alert has waited since that one's. */
    Parcel insteadOf(Parcel unwritten) {
        return new Parcel(
                partition,
                offset,
                correlation,
                obstacle,
                failures,
                due,
                since,
                alertAt.or(unwritten::alertAt),
                traceparent);
    }

    String id() {
        return correlation.id();
    }

    String namespace() {
        return correlation.episode().slo().namespace();
    }

    /** Whether what it waits for holds up others alike: the whole cluster's trouble is no reason to give it up. */
    boolean mayBeGivenUp() {
        return obstacle.filter(met -> met.reason().scope() != Reason.Scope.CLUSTER)
                .isPresent();
    }

    /** The same after another failure. */
    Parcel blocked(Obstacle met, Instant until, Instant now) {
        boolean forItself = met.reason().scope() == Reason.Scope.OBJECT;
        return new Parcel(
                partition,
                offset,
                correlation,
                Optional.of(met),
                forItself ? failures + 1 : failures,
                until,
                since.or(() -> Optional.of(now)),
                alertAt,
                traceparent);
    }
}
