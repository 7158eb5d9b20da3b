package dev.culprit.standalone.doctor.kafka;

import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.kafka.WholeTopic;
import dev.culprit.standalone.doctor.check.Check;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.kafka.Brokers.Contact.Reached;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Whether collectors write of the cluster that the settings name. */
public final class ClustersCheck implements Check {
    /** Of each partition: a collector that has nothing to tell says so every few seconds. */
    private static final long LAST = 500;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonSerde<ClusterEvent> SERDE = new JsonSerde<>(ClusterEvent.class);

    private final Brokers brokers;
    private final KafkaUser user;
    private final ClusterName own;

    /** @param user who may read changes, or not */
    public ClustersCheck(Brokers brokers, KafkaUser user, ClusterName own) {
        this.brokers = brokers;
        this.user = user;
        this.own = own;
    }

    @Override
    public String name() {
        return "clusters";
    }

    @Override
    public List<Finding> look(Deadline deadline) throws InterruptedException {
        return List.of(
                switch (brokers.contact(deadline)) {
                    case Brokers.Contact.Embedded embedded -> new Skipped("the embedded broker is of one cluster");
                    case Brokers.Contact.Lost lost -> new Skipped("Kafka is not reached: see kafka");
                    case Reached reached ->
                        new Acls(user).needed(Topic.CHANGES.topicName()).contains(AclOperation.READ)
                                ? look(reached, deadline)
                                : new Skipped(user.process() + " does not read changes");
                });
    }

    private Finding look(Reached reached, Deadline deadline) {
        var settings = new HashMap<>(reached.settings().consumer());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                deadline.left().toMillis());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return of(clusters(consumer, deadline));
        } catch (KafkaException e) {
            return new Skipped("changes cannot be read: " + Words.of(e) + ": see topics");
        }
    }

    private static Set<String> clusters(KafkaConsumer<byte[], byte[]> consumer, Deadline deadline) {
        WholeTopic.assign(consumer, Topic.CHANGES);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - LAST)));
        var clusters = new TreeSet<String>();
        long rounds = deadline.left().dividedBy(POLL);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                && rounds-- > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                cluster(record).forEach(clusters::add);
            }
        }
        return clusters;
    }

    private static Stream<String> cluster(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Stream.ofNullable(SERDE.deserializer().deserialize(record.topic(), record.value()))
                    .map(ClusterEvent::cluster);
        } catch (SerializationException e) {
            // a dead letter, which whoever works on it counts
            return Stream.of();
        }
    }

    private Finding of(Set<String> clusters) {
        if (clusters.isEmpty()) {
            return new Skipped("no collector has written anything yet");
        }
        String names = String.join(", ", clusters);
        if (clusters.contains(own.value())) {
            return new Ok("collectors write of " + names + "; this is " + own);
        }
        return new Wrong(
                "collectors write of " + names + ", and none of " + own + ", which cluster.name says",
                "set cluster.name to the same for all processes of this cluster, or see why its collector writes nothing");
    }
}
