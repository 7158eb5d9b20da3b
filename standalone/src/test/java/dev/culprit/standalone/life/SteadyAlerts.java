package dev.culprit.standalone.life;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.kafka.WholeTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Alerts at an even pace, each of an SLO of its own whose workload was changed before; and how long each waited for its first
 * correlation, from Kafka's word that it has the alert to the moment at which a consumer has the answer.
 */
final class SteadyAlerts implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Clock clock;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, Correlation> consumer;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService reading = Executors.newSingleThreadExecutor();
    private final Map<String, Long> taken = new ConcurrentHashMap<>();
    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final List<Correlation> emitted = new CopyOnWriteArrayList<>();
    private final Queue<Future<?>> sending = new ConcurrentLinkedQueue<>();
    private int sent;
    private volatile boolean isOver;

    SteadyAlerts(String broker, Clock clock) {
        this.clock = clock;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest", "enable.auto.commit", false),
                new StringDeserializer(),
                new JsonSerde<>(Correlation.class).deserializer());
        WholeTopic.assign(consumer, Topic.CORRELATIONS);
        reading.execute(this::read);
    }

    private void read() {
        while (!isOver) {
            consumer.poll(POLL).forEach(record -> {
                answered.putIfAbsent(record.value().episode().slo().name(), System.nanoTime());
                emitted.add(record.value());
            });
        }
        consumer.close();
    }

    /** Sends one every so often until it is cancelled. */
    ScheduledFuture<?> every(Duration interval) {
        return pace.scheduleAtFixedRate(this::send, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send() {
        String name = "service-" + sent++;
        Instant now = clock.instant();
        var change = new Change(
                "change-" + name,
                Story.CLUSTER,
                ObjectRef.of("Deployment", name, name),
                "uid-" + name,
                ChangeType.UPDATE,
                Timing.clamped(now.minusSeconds(60), TimeSource.MANAGED_FIELDS, now),
                Actor.of("kubectl-patch"),
                List.of(new FieldChange(FieldType.IMAGE, "spec.image", "", "1.4", "1.5")),
                new TreeSet<>());
        Bucket bucket = Bucket.of(Story.CLUSTER, name, "uid-" + name, Bucket.DEFAULT_COUNT);
        String topic = Topic.CHANGES.topicName();
        send(
                new ProducerRecord<>(
                        topic,
                        bucket.partition(producer.partitionsFor(topic).size()),
                        bucket.key(),
                        new JsonSerde<ClusterEvent>(ClusterEvent.class)
                                .serializer()
                                .serialize("", change)),
                () -> {});
        fire(name, now);
    }

    private void fire(String name, Instant now) {
        var spike = new Spike(
                Story.CLUSTER,
                new SloRef(name, name),
                SpikeStatus.FIRING,
                Severity.CRITICAL,
                new Burn(14.5, Duration.ofHours(1), Duration.ofMinutes(5)),
                new Alert("BudgetBurn", "fingerprint-" + name, null, null),
                now,
                null,
                now);
        send(
                new ProducerRecord<>(
                        Topic.SPIKES.topicName(),
                        spike.key(),
                        new JsonSerde<>(Spike.class).serializer().serialize("", spike)),
                () -> taken.put(name, System.nanoTime()));
    }

    private void send(ProducerRecord<String, byte[]> record, Runnable isTaken) {
        sending.add(producer.send(record, (where, failure) -> {
            if (failure == null) {
                isTaken.run();
            }
        }));
    }

    /** How many Kafka has taken. */
    int taken() {
        return taken.size();
    }

    /** Those that Kafka has taken and nobody has answered. */
    List<String> waiting() {
        return taken.keySet().stream()
                .filter(name -> !answered.containsKey(name))
                .sorted()
                .toList();
    }

    /** How long each waited, in the order in which they were taken, in ms. */
    List<Long> waits() {
        return taken.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(alert -> TimeUnit.NANOSECONDS.toMillis(
                        Objects.requireNonNull(answered.get(alert.getKey())) - alert.getValue()))
                .toList();
    }

    /** Every revision so far. */
    List<Correlation> emitted() {
        return new ArrayList<>(emitted);
    }

    @Override
    public void close() {
        isOver = true;
        reading.close();
        pace.shutdownNow();
        producer.close();
    }
}
