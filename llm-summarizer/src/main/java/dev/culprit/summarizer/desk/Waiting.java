package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Correlation;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/**
 * A correlation that waits for its summary.
 *
 * @param since it was read
 * @param due no call before
 * @param calls that were made in vain
 */
record Waiting(TopicPartition partition, long offset, Correlation correlation, Instant since, Instant due, int calls) {
    String id() {
        return correlation.id();
    }

    Waiting again(Instant later) {
        return new Waiting(partition, offset, correlation, since, later, calls + 1);
    }
}
