package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.SeenObject;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.ClusterCollector;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.history.Sight;
import dev.culprit.collector.kube.ServedKind;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchSink;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.collector.live.LiveCollector;
import dev.culprit.collector.publish.BaselineTopic;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.runtime.kafka.TopicSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.testing.FreePort;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away while a cluster goes on: who watches is held up, and nothing is lost. */
class KafkaAwayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OBJECTS = 400;

    /** Far less than all of them take. */
    private static final long ROOM = 100_000;

    private static final WatchScope SCOPE =
            new WatchScope(new ServedKind("", "v1", "ConfigMap", "configmaps", true), "");

    /** A test is a main of its own, and the broker has a clock too. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void whatCameMeanwhileWaitsAndIsThereAfterwards() throws Exception {
        int port = FreePort.next();
        var config = new BrokerConfig(folder.resolve("kafka"), port);
        Map<String, Object> connection = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        EmbeddedBroker broker = EmbeddedBroker.start(config);
        try (Admin admin = Admin.create(connection)) {
            var topics = new TopicSettings(true, 2, OptionalInt.of(1), Duration.ofSeconds(30));
            Topics.ensure(admin, EnumSet.allOf(Topic.class), topics);
        }
        try (var log = new KafkaRecordLog(connection, Duration.ofSeconds(2))) {
            var settings = new CollectorSettings("away", 8, RedactionKey.fixed(), true);
            var collector = new LiveCollector(settings, List.of(), log, ROOM, CLOCK);
            Thread worker = Thread.ofPlatform().daemon().start(collector);
            WatchSink sink = collector.sink();
            list(sink);
            await().atMost(PATIENCE).until(() -> collector.notReady().isEmpty());
            broker.close();

            Thread cluster = Thread.ofPlatform().daemon().start(() -> goesOn(sink));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(collector.notReady()).isPresent());
            await().atMost(PATIENCE).until(() -> cluster.getState() == Thread.State.WAITING);

            broker = EmbeddedBroker.start(config);
            assertThat(cluster.join(PATIENCE)).as("the cluster goes on").isTrue();
            await().atMost(PATIENCE).until(() -> collector.notReady().isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept(connection)).hasSize(OBJECTS));
            worker.interrupt();
            worker.join(PATIENCE);
        } finally {
            broker.close();
        }
    }

    @Test
    void anObjectAsLargeAsEtcdLetsOneBeIsKept() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder.resolve("kafka")));
        Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(connection)) {
            var topics = new TopicSettings(true, 1, OptionalInt.of(1), Duration.ofSeconds(30));
            Topics.ensure(admin, EnumSet.of(Topic.BASELINE, Topic.CHANGES, Topic.DEPENDENCIES), topics);
        }
        try (broker;
                var log = new KafkaRecordLog(connection, Duration.ofSeconds(20))) {
            var collector = new ClusterCollector(new CollectorSettings("away", 8, RedactionKey.fixed(), true));
            ObjectNode large = object(1);
            // as little as possible of it can be compressed
            large.withObjectProperty("data").put("noise", noise(1_500_000));
            log.append(collector.present(large, new Sight.First(CLOCK.instant())));
            assertThat(kept(connection)).hasSize(1);
        }
    }

    private static String noise(int length) {
        var random = new Random(1);
        return random.ints(length, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void list(WatchSink sink) throws InterruptedException {
        sink.discovered(Set.of(SCOPE), Set.of());
        sink.state(SCOPE, new WatchState.Listing());
        sink.listStarts(SCOPE);
        sink.listEnds(SCOPE);
        sink.state(SCOPE, new WatchState.Watching());
    }

    private static void goesOn(WatchSink sink) {
        try {
            for (int i = 0; i < OBJECTS; i++) {
                sink.news(SCOPE, WatchType.ADDED, object(i), 1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode object(int i) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", "ConfigMap");
        object.putObject("metadata")
                .put("namespace", "farm")
                .put("name", "seeds-" + i)
                .put("uid", "uid-" + i)
                .put("resourceVersion", String.valueOf(1000 + i));
        object.putObject("data").put("corn", String.valueOf(i));
        return object;
    }

    private static Set<String> kept(Map<String, Object> connection) {
        return BaselineTopic.read(connection, "away").stream()
                .filter(SeenObject.class::isInstance)
                .map(BaselineRecord::key)
                .collect(Collectors.toSet());
    }
}
