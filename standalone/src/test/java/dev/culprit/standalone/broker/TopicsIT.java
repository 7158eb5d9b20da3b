package dev.culprit.standalone.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Topic;
import dev.culprit.runtime.kafka.TopicSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.kafka.TopicsException;
import dev.culprit.standalone.kafka.AnyKafka;
import dev.culprit.standalone.kafka.OnAnyKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@link Topics} is tested here because the broker is here. */
@OnAnyKafka
@TestInstance(Lifecycle.PER_CLASS)
class TopicsIT {
    private static final TopicSettings CREATE = settings(true);
    private static final TopicSettings LOOK = settings(false);

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
    void missingTopicsAreMadeAndAreThenRight() throws Exception {
        Topics.ensure(admin, EnumSet.allOf(Topic.class), CREATE);
        Topics.ensure(admin, EnumSet.allOf(Topic.class), CREATE);
        Topics.ensure(admin, EnumSet.allOf(Topic.class), LOOK);

        assertThat(partitions(Topic.CHANGES)).isEqualTo(3);
    }

    @Test
    void missingTopicsAreNamedWhereTheyMayNotBeMade() throws Exception {
        assertThatExceptionOfType(TopicsException.class)
                .isThrownBy(() -> Topics.ensure(admin, List.of(Topic.SPIKES, Topic.BASELINE), LOOK))
                .satisfies(
                        thrown -> assertThat(thrown.mistakes())
                                .hasSize(2)
                                .anySatisfy(mistake -> assertThat(mistake)
                                        .startsWith("culprit.spikes is missing: create it with 3 partitions"))
                                .anySatisfy(
                                        mistake -> assertThat(mistake)
                                                .isEqualTo(
                                                        "culprit.baseline is missing: create it with 3 partitions and"
                                                                + " {cleanup.policy=compact, max.message.bytes=8388608}, or allow it with kafka.topics.create=true")));
        assertThat(admin.listTopics().names().get(30, SECONDS)).isEmpty();
    }

    @Test
    void aNewTopicHasAsManyPartitionsAsThoseReadWithIt() throws Exception {
        make(Topic.CHANGES, 5, Topic.CHANGES.config());

        Topics.ensure(admin, Set.of(Topic.DEPENDENCIES), CREATE);

        assertThat(partitions(Topic.DEPENDENCIES)).isEqualTo(5);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceAndNothingIsAltered() throws Exception {
        make(Topic.CHANGES, 2, Map.of("cleanup.policy", "compact", "retention.ms", "93600000"));
        make(Topic.DEPENDENCIES, 3, Topic.DEPENDENCIES.config());
        make(Topic.SPIKES, 1, Map.of("cleanup.policy", "delete", "retention.ms", "1000"));

        assertThatExceptionOfType(TopicsException.class)
                .isThrownBy(
                        () -> Topics.ensure(admin, List.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES), CREATE))
                .satisfies(
                        thrown -> assertThat(thrown.mistakes())
                                .containsExactly(
                                        "culprit.changes has cleanup.policy=compact: set it to delete",
                                        "culprit.spikes has retention.ms=1000: set it to 604800000 or more, or to -1",
                                        "the number of partitions must be the same, and culprit.changes has 2,"
                                                + " culprit.dependencies has 3: make them anew, or give the smaller ones more"));
        assertThat(partitions(Topic.CHANGES)).isEqualTo(2);
    }

    @Test
    void retentionWithoutEndAndPoliciesInAnotherOrderAreRight() throws Exception {
        make(Topic.SPIKES, 3, Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
        make(Topic.CORRELATIONS, 7, Map.of("cleanup.policy", "delete,compact", "retention.ms", "-1"));

        Topics.ensure(admin, List.of(Topic.SPIKES, Topic.CORRELATIONS), LOOK);

        assertThat(partitions(Topic.CORRELATIONS)).isEqualTo(7);
    }

    private void make(Topic topic, int partitions, Map<String, String> config) throws Exception {
        NewTopic fresh = new NewTopic(topic.topicName(), partitions, (short) 1).configs(config);
        admin.createTopics(List.of(fresh)).all().get(30, SECONDS);
        await().until(() -> admin.listTopics().names().get(30, SECONDS).contains(topic.topicName()));
    }

    private int partitions(Topic topic) throws Exception {
        return admin.describeTopics(List.of(topic.topicName())).allTopicNames().get(30, SECONDS).values().stream()
                .findFirst()
                .orElseThrow()
                .partitions()
                .size();
    }

    private static TopicSettings settings(boolean create) {
        return new TopicSettings(create, 3, OptionalInt.empty(), Duration.ofSeconds(30));
    }
}
