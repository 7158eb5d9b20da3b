package dev.culprit.correlator.notify;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.kafka.WholeTopic;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a model told, all of it and from the beginning, whoever tells the correlation. It has a thread and a consumer of
 * its own, so that no message waits for a story.
 */
final class StoryReader implements TopicReader.Work {
    /** Longer than any text that a model is asked for. */
    static final int LONGEST = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(StoryReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final JsonSerde<Summary> SERDE = new JsonSerde<>(Summary.class);

    private final Stories stories;
    private final ClusterName cluster;

    /** @param cluster whose stories are kept */
    StoryReader(Stories stories, ClusterName cluster) {
        this.stories = stories;
        this.cluster = cluster;
    }

    @Override
    public void begin(Consumer<String, byte[]> consumer) {
        WholeTopic.assign(consumer, Topic.SUMMARIES);
    }

    @Override
    public void round(Consumer<String, byte[]> consumer) {
        consumer.poll(POLL).forEach(this::take);
    }

    @Override
    public void end(Consumer<String, byte[]> consumer) {
        // nothing is committed: the next start reads all again
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null && record.value().length > LONGEST) {
            LOG.warn("Summary is too long; offset={} bytes={}", record.offset(), record.value().length);
            return;
        }
        try {
            Summary summary = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (summary != null && !summary.mayBeOf(cluster.value())) {
                return;
            }
            if (summary instanceof Summary.Told told) {
                stories.put(told);
            } else if (record.key() != null) {
                stories.forget(record.key());
            }
        } catch (SerializationException e) {
            LOG.warn("Summary cannot be read; offset={} reason={}", record.offset(), e.getMessage());
        }
    }
}
