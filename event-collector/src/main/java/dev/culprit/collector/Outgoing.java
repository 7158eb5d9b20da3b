package dev.culprit.collector;

import dev.culprit.api.record.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record on its way to Kafka; its timestamp is arrival. */
public sealed interface Outgoing {
    Topic topic();

    String key();

    Instant timestamp();

    /**
     * To one partition.
     *
     * @param placement what its partition follows from: its own key, or that of a bucket for {@link Topic#DEPENDENCIES}
     * @param value null deletes
     */
    record Keyed(
            Topic topic,
            String key,
            String placement,
            @Nullable Object value,
            Instant timestamp) implements Outgoing {}

    /**
     * To the dead letters.
     *
     * @param value what could not be used, without what looks secret
     * @param reason one line
     * @param source where it came from
     */
    record DeadLetter(String key, String value, String reason, String source, Instant timestamp) implements Outgoing {
        @Override
        public Topic topic() {
            return Topic.DEAD_LETTERS;
        }
    }

    /** To every partition of the topic. */
    record Broadcast(Topic topic, String key, Object value, Instant timestamp) implements Outgoing {}
}
