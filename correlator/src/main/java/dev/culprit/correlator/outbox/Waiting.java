package dev.culprit.correlator.outbox;

import dev.culprit.api.record.Correlation;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A correlation of which something may have to be delivered.
 *
 * @param offset of its latest revision
 * @param obstacle what stood in its way last
 * @param failures how often it failed for itself, not for its place or all
 * @param due not to be looked at before
 * @param since when it failed first, without all being away in between; empty when it has not since something of it was
 *     delivered
 * @param alertAt when its alert came, where nothing of it has been delivered since
 * @param traceparent of what sent it; null where nothing is traced
 * @param <H> what can stand in its way
 */
public record Waiting<H extends Hurdle>(
        TopicPartition partition,
        long offset,
        Correlation correlation,
        Optional<H> obstacle,
        int failures,
        Instant due,
        Optional<Instant> since,
        Optional<Instant> alertAt,
        @Nullable String traceparent) {
    /** One in whose way nothing has stood. */
    private Waiting(
            TopicPartition partition,
            long offset,
            Correlation correlation,
            Optional<Instant> alertAt,
            @Nullable String traceparent) {
        this(partition, offset, correlation, Optional.empty(), 0, Instant.MIN, Optional.empty(), alertAt, traceparent);
    }

    /** One that has just come. */
    public static <H extends Hurdle> Waiting<H> of(TopicPartition partition, long offset, Correlation correlation) {
        return of(partition, offset, correlation, null);
    }

    /** The same, of a trace. */
    public static <H extends Hurdle> Waiting<H> of(
            TopicPartition partition, long offset, Correlation correlation, @Nullable String traceparent) {
        // a first revision says of itself when its alert came
        Optional<Instant> alertAt =
                correlation.revision() == 1 ? Optional.of(correlation.emittedAt()) : Optional.empty();
        return new Waiting<>(partition, offset, correlation, alertAt, traceparent);
    }

    public String id() {
        return correlation.id();
    }

    /** A later revision takes its place, and not its turn: what stood in the way stands there still. */
    Waiting<H> revised(Waiting<H> later) {
        return new Waiting<>(
                later.partition,
                later.offset,
                later.correlation,
                obstacle,
                failures,
                due,
                since,
                later.alertAt.or(this::alertAt),
                later.traceparent);
    }

    /** Not before. */
    Waiting<H> until(Instant later) {
        return new Waiting<>(partition, offset, correlation, obstacle, failures, later, since, alertAt, traceparent);
    }

    /** The same after another failure. */
    Waiting<H> blocked(H met, Instant until, Instant now) {
        boolean forItself = met.reason().scope() == Hurdle.Scope.CORRELATION;
        return new Waiting<>(
                partition,
                offset,
                correlation,
                Optional.of(met),
                forItself ? failures + 1 : failures,
                until,
                mayBeGivenUp() ? since : Optional.of(now),
                alertAt,
                traceparent);
    }

    /** The same after something of it was delivered. */
    Waiting<H> advanced() {
        return new Waiting<>(partition, offset, correlation, Optional.empty(), traceparent);
    }

    /** Whether it is in nobody's way but its place's or its own: that all is away is no reason to give one up. */
    boolean mayBeGivenUp() {
        return obstacle.filter(met -> met.reason().scope() != Hurdle.Scope.EVERYTHING)
                .isPresent();
    }
}
