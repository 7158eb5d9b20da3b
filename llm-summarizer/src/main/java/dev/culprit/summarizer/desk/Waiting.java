package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Correlation;
import dev.culprit.runtime.kafka.TraceHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A correlation that waits for its summary.
 *
 * @param since it was read
 * @param due no call before
 * @param calls that were made in vain
 * @param paid how many of them brought an answer that is none
 * @param traceparent of what sent it; null where nothing is traced
 */
record Waiting(
        TopicPartition partition,
        long offset,
        Correlation correlation,
        Instant since,
        Instant due,
        int calls,
        int paid,
        @Nullable String traceparent) {
    /** One that has just come. */
    static Waiting of(ConsumerRecord<?, ?> record, Correlation correlation, Instant now) {
        return new Waiting(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                correlation,
                now,
                now,
                0,
                0,
                TraceHeaders.of(record.headers()));
    }

    String id() {
        return correlation.id();
    }

    String cluster() {
        return correlation.episode().cluster();
    }

    Waiting again(Instant later, boolean isPaid) {
        return new Waiting(
                partition, offset, correlation, since, later, calls + 1, isPaid ? paid + 1 : paid, traceparent);
    }
}
