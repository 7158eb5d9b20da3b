package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.notify.Notifications;
import dev.culprit.correlator.process.Notifiers;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker: whoever comes after a process that has ended edits the message that it posted. */
class NotifyIT {
    private static final Path GOLDEN = Path.of("../api/src/test/resources/golden/correlation.json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MovableClock clock = new MovableClock("2026-05-04T10:12:00Z");
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aMessageOutlivesTheProcessThatPostedIt() throws Exception {
        HttpServer slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/api/", this::answer);
        slack.start();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder))) {
            Map<String, String> environment = Map.of(
                    "CULPRIT_KAFKA_BOOTSTRAP_SERVERS",
                    broker.bootstrapServers(),
                    "CULPRIT_SLACK_TOKEN",
                    "xoxb-1",
                    "CULPRIT_SLACK_CHANNEL",
                    "#zoo",
                    "CULPRIT_SLACK_API_URL",
                    "http://127.0.0.1:" + slack.getAddress().getPort());
            live("one", environment, broker, 1, List.of("chat.postMessage", "chat.postMessage"));
            clock.move(Duration.ofMinutes(1));
            live("two", environment, broker, 2, List.of("chat.postMessage", "chat.postMessage", "chat.update"));
        } finally {
            slack.stop(0);
        }
    }

    /** A revision comes in a life, at whose end so much was asked of Slack. */
    private void live(
            String name, Map<String, String> environment, EmbeddedBroker broker, int revision, List<String> then)
            throws Exception {
        var program = new Courier(name);
        var life = CompletableFuture.supplyAsync(() -> Launcher.run(program, List.of(), environment));
        Parts parts = program.parts.join();
        write(broker, revision(revision));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked).isEqualTo(then));
        parts.stop();
        assertThat(life.join()).isZero();
    }

    private static Correlation revision(int number) throws IOException {
        Correlation golden = Json.mapper().readValue(Files.readString(GOLDEN), Correlation.class);
        return new Correlation(
                golden.id(),
                golden.name(),
                number,
                number == 1 ? Phase.PROVISIONAL : Phase.FINAL,
                golden.episode(),
                golden.period(),
                golden.findings(),
                golden.conditions(),
                golden.emittedAt());
    }

    private static void write(EmbeddedBroker broker, Correlation correlation) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                var serde = new JsonSerde<>(Correlation.class)) {
            String topic = Topic.CORRELATIONS.topicName();
            producer.send(new ProducerRecord<>(
                            topic, correlation.id(), serde.serializer().serialize(topic, correlation)))
                    .get();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestURI().getPath().replace("/api/", ""));
            byte[] answer = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1777888800.1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** Notifiers, and nothing else. */
    private final class Courier implements Program {
        private final CompletableFuture<Parts> parts = new CompletableFuture<>();
        private final String name;

        Courier(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String purpose() {
            return "Tells correlations.";
        }

        @Override
        public Definition definition() {
            return KafkaSettings.DEFINITION.with(Notifiers.DEFINITION);
        }

        @Override
        public void start(Settings settings, Parts started) throws Exception {
            KafkaSettings kafka = KafkaSettings.from(settings);
            try (Admin admin = Admin.create(kafka.admin())) {
                Topics.ensure(admin, EnumSet.of(Topic.CORRELATIONS, Topic.DELIVERIES), kafka.topics());
            }
            Notifiers.start(new Notifications(
                    settings, kafka, name, new SimpleMeterRegistry(), started, clock, System.err::println));
            parts.complete(started);
        }
    }
}
