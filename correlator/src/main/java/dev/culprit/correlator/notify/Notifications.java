package dev.culprit.correlator.notify;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Starts notifiers. None is ever waited for, and no trouble of one ends the process.
 *
 * @param instance tells this process from others in the same Kafka; the same after a restart
 * @param voice takes one line at a time: what is not taken, and why
 * @param tracing makes spans of each attempt to tell one
 */
public record Notifications(
        Settings settings,
        KafkaSettings kafka,
        String instance,
        MeterRegistry registry,
        Parts parts,
        Clock clock,
        Consumer<String> voice,
        Tracing tracing) {
    private static final int LONGEST_WRITE_MILLIS = 20_000;

    /** Tells correlations from now on, with what a model told of them; the instances of a cluster share the work. */
    public void start(Notifier notifier, Stories stories) {
        tell(notifier, stories);
        String name = "notify-" + notifier.name() + "-stories";
        parts.add(
                name,
                TopicReader.startAlone(
                        kafka.consumer(), "culprit-" + name, new StoryReader(stories, ClusterName.from(settings))));
    }

    /** The same with what was found, and nothing besides. */
    public void start(Notifier notifier) {
        tell(notifier, new Stories());
    }

    private void tell(Notifier notifier, Stories stories) {
        String name = notifier.name();
        ClusterName cluster = ClusterName.from(settings);
        var desk = new Courier.Desk(
                cluster,
                new Freshness(NotifySettings.longestAge(settings)),
                new Complaints(name, voice, clock),
                new NotifyMeters(registry, name),
                clock,
                stories,
                Courier.ROOM);
        var deliveries = new KafkaDeliveries(
                name,
                cluster,
                new KafkaConsumer<>(reading(), new StringDeserializer(), new ByteArrayDeserializer()),
                new KafkaProducer<>(writing(), new StringSerializer(), new ByteArraySerializer()));
        parts.add(
                "notify-" + name,
                TopicReader.start(
                        kafka.consumer(),
                        cluster.group(Courier.group(name)),
                        instance,
                        new Courier(notifier, deliveries, desk).traced(tracing)));
    }

    private Map<String, Object> reading() {
        var reading = new HashMap<>(kafka.consumer());
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return reading;
    }

    private Map<String, Object> writing() {
        var writing = new HashMap<>(kafka.producer());
        writing.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, Topics.IN_FLIGHT_ON_NEW_TOPICS);
        writing.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_WRITE_MILLIS);
        writing.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_WRITE_MILLIS / 2);
        writing.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_WRITE_MILLIS);
        return writing;
    }
}
