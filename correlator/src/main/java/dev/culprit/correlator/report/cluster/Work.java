package dev.culprit.correlator.report.cluster;

import org.apache.kafka.clients.consumer.Consumer;

/** What is done with a topic, round by round, on one thread. A consumer that failed is replaced: it begins again. */
interface Work {
    void begin(Consumer<String, byte[]> consumer);

    /** Polls once, and does what there is to do. */
    void round(Consumer<String, byte[]> consumer);

    /** Before the consumer is closed. */
    void end(Consumer<String, byte[]> consumer);
}
