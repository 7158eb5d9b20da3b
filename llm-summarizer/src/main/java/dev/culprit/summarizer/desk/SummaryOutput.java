package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Summary;

/** Where summaries are written. */
interface SummaryOutput extends AutoCloseable {
    /**
     * Returns when it is kept for good.
     *
     * @throws org.apache.kafka.common.KafkaException when it is not
     */
    void write(Summary summary) throws InterruptedException;

    @Override
    void close();
}
