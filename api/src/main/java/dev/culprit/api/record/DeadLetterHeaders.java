package dev.culprit.api.record;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers of {@link Topic#DEAD_LETTERS} as Kafka Streams writes them, so that one look tells all dead letters. */
public final class DeadLetterHeaders {
    private DeadLetterHeaders() {}

    /**
     * Headers of one letter.
     *
     * @param reason one line, without what could not be read
     * @param source where it came from: a topic, or who sent it
     */
    public static Headers of(String reason, String source) {
        return new RecordHeaders()
                .add("__streams.errors.message", reason.getBytes(StandardCharsets.UTF_8))
                .add("__streams.errors.topic", source.getBytes(StandardCharsets.UTF_8));
    }
}
