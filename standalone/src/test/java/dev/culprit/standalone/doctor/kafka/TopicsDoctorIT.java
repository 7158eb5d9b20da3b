package dev.culprit.standalone.doctor.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.kafka.TopicSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.standalone.broker.BrokerException;
import dev.culprit.standalone.doctor.check.Deadline;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.kafka.AnyKafka;
import dev.culprit.standalone.kafka.OnAnyKafka;
import dev.culprit.testing.FreePort;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Kafka and its topics, looked at on a real broker. */
@OnAnyKafka
@TestInstance(Lifecycle.PER_CLASS)
class TopicsDoctorIT {
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private AnyKafka broker;
    private Admin admin;

    @BeforeAll
    void start(@TempDir Path folder) throws BrokerException {
        broker = AnyKafka.start(folder);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterEach
    void forget() throws Exception {
        admin.deleteTopics(admin.listTopics().names().get(30, SECONDS)).all().get(30, SECONDS);
        await().until(() -> admin.listTopics().names().get(30, SECONDS).isEmpty());
    }

    @AfterAll
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void topicsThatCulpritMadeAreAsTheyMustBe() throws Exception {
        var settings = new TopicSettings(true, 3, OptionalInt.empty(), Duration.ofSeconds(30));
        Topics.ensure(admin, EnumSet.allOf(Topic.class), settings);

        assertThat(look(Map.of()))
                .satisfiesExactly(
                        kafka -> assertThat(kafka).matches("ok: cluster .+ with 1 broker"),
                        topics -> assertThat(topics)
                                .isEqualTo("ok: 14 topics are as they must be, with 3 partitions each"),
                        groups -> assertThat(groups).isEqualTo("ok: 5 groups may be used"),
                        clusters -> assertThat(clusters).isEqualTo("skipped: no collector has written anything yet"));
    }

    @Test
    void topicsThatAreNotThereAreNamedAndNotMade() throws Exception {
        assertThat(look(Map.of()))
                .element(1)
                .asString()
                .startsWith("warning: 14 topics are not there yet: culprit.changes");
        assertThat(look(Map.of("CULPRIT_KAFKA_TOPICS_CREATE", "false")))
                .element(1)
                .asString()
                .startsWith("wrong: 14 topics are missing: culprit.changes");
        assertThat(admin.listTopics().names().get(30, SECONDS)).isEmpty();
    }

    @Test
    void topicsThatAreOtherwiseAreNamedWithTheSettingThatMendsThem() throws Exception {
        make(Topic.CHANGES, 2, Map.of("cleanup.policy", "compact", "retention.ms", "1000"));
        make(Topic.DEPENDENCIES, 3, Topic.DEPENDENCIES.config());
        make(Topic.SPIKES, 3, Map.of("min.insync.replicas", "2", "max.message.bytes", "8388608"));

        assertThat(look(Map.of()))
                .anyMatch(line -> line.equals("wrong: culprit.changes has cleanup.policy=compact -> set it to delete"))
                .anyMatch(line -> line.startsWith("wrong: culprit.changes has retention.ms=1000 -> set it to 93600000"))
                .anyMatch(line -> line.startsWith("wrong: the number of partitions must be the same"))
                .anyMatch(line -> line.startsWith(
                        "wrong: culprit.spikes has 1 replicas and min.insync.replicas=2: it takes no record"));
    }

    @Test
    void aNameThatNoCollectorWritesUnderIsNamedWithThoseThatOneDoes() throws Exception {
        make(Topic.CHANGES, 2, Topic.CHANGES.config());
        write("north");
        assertThat(look(Map.of()))
                .last()
                .asString()
                .startsWith("wrong: collectors write of north, and none of default, which cluster.name says -> set");

        write("default");
        assertThat(look(Map.of())).last().isEqualTo("ok: collectors write of default, north; this is default");
    }

    private void write(String cluster) throws Exception {
        var value = new JsonSerde<>(ClusterEvent.class)
                .serializer()
                .serialize("", new Watermark(cluster, Instant.EPOCH, null));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.CHANGES.topicName(), value))
                    .get(30, SECONDS);
        }
    }

    @Test
    void brokersThatAreNotThereAreNamedAtOnce() throws Exception {
        String nobody = "127.0.0.1:" + FreePort.next();

        assertThat(look(Map.of("CULPRIT_KAFKA_BOOTSTRAP_SERVERS", nobody)))
                .containsExactly(
                        "wrong: no broker is reached: " + nobody + ": Connection refused -> set kafka.bootstrap.servers"
                                + " to brokers that can be reached from here",
                        "skipped: Kafka is not reached: see kafka",
                        "skipped: Kafka is not reached: see kafka",
                        "skipped: Kafka is not reached: see kafka");
    }

    private List<String> look(Map<String, String> variables) throws Exception {
        var environment = new HashMap<>(Map.of("CULPRIT_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()));
        environment.putAll(variables);
        Settings settings = Settings.read(KafkaSettings.DEFINITION_WITH_EMBEDDED, new Sources(environment, null));
        var lines = new ArrayList<String>();
        try (var brokers = new Brokers(settings, PATIENCE, CLOCK)) {
            var deadline = Deadline.in(PATIENCE, CLOCK);
            for (var check : List.of(
                    new KafkaCheck(brokers),
                    new TopicsCheck(brokers, KafkaUser.RUN),
                    new GroupsCheck(brokers, KafkaUser.RUN, new ClusterName("default")),
                    new ClustersCheck(brokers, KafkaUser.RUN, new ClusterName("default")))) {
                for (Finding finding : check.look(deadline)) {
                    lines.add(finding.outcome() + ": " + finding.text()
                            + finding.fix()
                                    .filter(fix -> finding instanceof Finding.Wrong)
                                    .map(fix -> " -> " + fix)
                                    .orElse(""));
                }
            }
        }
        return lines;
    }

    private void make(Topic topic, int partitions, Map<String, String> config) throws Exception {
        NewTopic fresh = new NewTopic(topic.topicName(), partitions, (short) 1).configs(config);
        admin.createTopics(List.of(fresh)).all().get(30, SECONDS);
        await().until(() -> admin.listTopics().names().get(30, SECONDS).contains(topic.topicName()));
    }
}
