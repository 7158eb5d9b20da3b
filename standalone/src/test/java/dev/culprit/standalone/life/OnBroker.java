package dev.culprit.standalone.life;

import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.standalone.broker.BrokerException;
import dev.culprit.standalone.kafka.AnyKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker with topics of so many partitions: takes a story, and has what became of it. */
final class OnBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final JsonSerde<Answer> ANSWERS = new JsonSerde<>(Answer.class);

    private final AnyKafka broker;
    private final int partitions;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, Correlation> consumer;
    private final List<Correlation> emitted = new ArrayList<>();

    OnBroker(Path folder, int partitions) throws BrokerException, ExecutionException, InterruptedException {
        this.partitions = partitions;
        broker = AnyKafka.start(folder);
        admin = Admin.create(Map.of("bootstrap.servers", address()));
        admin.createTopics(Arrays.stream(Topic.values()).map(this::topic).toList())
                .all()
                .get();
        // a new topic's leader may refuse a request: no other may overtake it
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address(), "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address(), "auto.offset.reset", "earliest", "enable.auto.commit", false),
                new StringDeserializer(),
                new JsonSerde<>(Correlation.class).deserializer());
        consumer.assign(partitionsOf(Topic.CORRELATIONS).toList());
    }

    /** The story is of the past: nothing goes for its age. */
    private NewTopic topic(Topic topic) {
        var config = new TreeMap<>(topic.config());
        config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        return new NewTopic(topic.topicName(), partitions, (short) 1).configs(config);
    }

    private Stream<TopicPartition> partitionsOf(Topic topic) {
        return IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic.topicName(), partition));
    }

    String address() {
        return broker.bootstrapServers();
    }

    /** Returns when the broker has it. */
    void tell(List<Fed> story) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<?>>();
        for (Fed fed : story) {
            if (fed.isWatermark()) {
                IntStream.range(0, partitions).forEach(partition -> sent.add(send(fed, partition)));
            } else {
                sent.add(send(fed, fed.partition(partitions)));
            }
        }
        producer.flush();
        for (Future<?> record : sent) {
            record.get();
        }
    }

    /** Tells it to one partition. */
    void tell(Fed fed, int partition) throws ExecutionException, InterruptedException {
        send(fed, partition).get();
    }

    private Future<?> send(Fed fed, int partition) {
        return producer.send(new ProducerRecord<>(
                fed.topic().topicName(), partition, fed.at().toEpochMilli(), fed.key(), fed.bytes()));
    }

    /** Until all is read, and no episode is open: the topology commits its place only behind what it made of a record. */
    void awaitWorkedOff() {
        awaitRead(CorrelatorStreams.APPLICATION_ID);
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> Outcome.of(emitted()).unfinished(), List::isEmpty);
    }

    /** Until all is read, and so many episodes are final, whatever was too much to be weighed in them. */
    void awaitFinal(int episodes) {
        awaitRead(CorrelatorStreams.APPLICATION_ID);
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> emitted().stream()
                                .filter(correlation -> correlation.phase() == Phase.FINAL)
                                .map(Correlation::id)
                                .distinct()
                                .count()
                        == episodes);
    }

    /** Until an application has read all that is there. */
    void awaitRead(String application) {
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> isRead(application));
    }

    private boolean isRead(String application) throws ExecutionException, InterruptedException {
        var places = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        var wanted = Stream.concat(
                        Stream.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES), Topic.internal().stream())
                .flatMap(this::partitionsOf)
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .allMatch(end -> places.get(end.getKey()) != null
                        && places.get(end.getKey()).offset() == end.getValue().offset());
    }

    /** Where an application that nobody has heard of begins in a topic. */
    void beginAt(String application, Topic topic, OffsetSpec place) throws ExecutionException, InterruptedException {
        var wanted = partitionsOf(topic).collect(Collectors.toMap(partition -> partition, partition -> place));
        var ends = admin.listOffsets(
                        partitionsOf(topic).collect(Collectors.toMap(end -> end, end -> OffsetSpec.latest())))
                .all()
                .get();
        var places = new HashMap<TopicPartition, OffsetAndMetadata>();
        // behind the last record there is none at or after a time
        admin.listOffsets(wanted)
                .all()
                .get()
                .forEach((partition, found) -> places.put(
                        partition,
                        new OffsetAndMetadata(
                                found.offset() < 0
                                        ? Objects.requireNonNull(ends.get(partition))
                                                .offset()
                                        : found.offset())));
        admin.alterConsumerGroupOffsets(application, places).all().get();
    }

    /** Until a correlation has gone out that is not final. */
    void awaitOpen() {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> Outcome.of(emitted()).unfinished(), open -> !open.isEmpty());
    }

    /** Every revision so far; those of one episode in their order. */
    List<Correlation> emitted() {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(read -> emitted.add(read.value()));
        }
        return List.copyOf(emitted);
    }

    /** The bytes of records in each partition of a topic, one of Kafka Streams' own too. */
    Load load(String topic) {
        var load = new Load(topic, partitions);
        read(topic, record -> load.add(record.partition(), record.serializedKeySize() + record.serializedValueSize()));
        return load;
    }

    /** The bytes that each partition of changes has read for questions, and told. */
    Load told() {
        var load = new Load("told", partitions);
        read(Topic.ANSWERS.topicName(), record -> {
            Answer answer = ANSWERS.deserializer().deserialize(record.topic(), record.value());
            load.add(Bucket.parse(answer.bucket()).partition(partitions), record.serializedValueSize());
        });
        return load;
    }

    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address(), "auto.offset.reset", "earliest", "enable.auto.commit", false);
        try (var reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            reader.assign(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(each);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        admin.close();
        broker.close();
    }
}
