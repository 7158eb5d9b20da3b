package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.correlator.notify.Notifications;
import dev.culprit.correlator.process.Notifiers;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.standalone.kafka.AnyKafka;
import dev.culprit.standalone.kafka.OnAnyKafka;
import dev.culprit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker: whoever comes after a process that has ended edits what it posted. */
@OnAnyKafka
class NotifyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Stands for its address, which is known when it serves. */
    private static final String SERVER = "the server";

    private final MovableClock clock = new MovableClock("2026-05-04T10:12:00Z");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> drawn = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aMessageOutlivesTheProcessThatPostedIt() throws Exception {
        inTwoLives(
                this::answer,
                Map.of(
                        "CULPRIT_SLACK_TOKEN",
                        "xoxb-1",
                        "CULPRIT_SLACK_CHANNEL",
                        "#zoo",
                        "CULPRIT_SLACK_API_URL",
                        SERVER),
                List.of("chat.postMessage", "chat.postMessage"),
                List.of("chat.update"));
    }

    @Test
    void anAnnotationOutlivesTheProcessThatDrewIt() throws Exception {
        inTwoLives(
                this::draw,
                Map.of("CULPRIT_GRAFANA_TOKEN", "glsa_1", "CULPRIT_GRAFANA_API_URL", SERVER),
                List.of("GET", "POST", "POST", "POST"),
                List.of("GET", "PATCH"));
    }

    /** A revision in each, and what was asked of the server. */
    private void inTwoLives(HttpHandler answers, Map<String, String> settings, List<String> first, List<String> second)
            throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", answers);
        server.start();
        try (AnyKafka broker = AnyKafka.start(folder)) {
            var environment = new HashMap<>(settings);
            environment.replaceAll((name, value) -> value.replace(
                    SERVER, "http://127.0.0.1:" + server.getAddress().getPort()));
            environment.put("CULPRIT_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
            live(environment, broker, 1, first);
            clock.move(Duration.ofMinutes(1));
            asked.clear();
            live(environment, broker, 2, second);
        } finally {
            server.stop(0);
        }
    }

    private void draw(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod());
            String answer = switch (exchange.getRequestMethod()) {
                case "GET" -> drawn.toString();
                case "POST" -> {
                    drawn.add("{\"id\":" + (drawn.size() + 1) + "," + body.substring(1));
                    yield drawn.getLast();
                }
                default -> "{}";
            };
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** A revision comes in a life, at whose end so much was asked of Slack. */
    private void live(Map<String, String> environment, AnyKafka broker, int revision, List<String> then)
            throws Exception {
        try (var life = Life.begin(Notifiers.DEFINITION, environment, this::tell)) {
            GoldenCorrelation.revision(revision).write(broker);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked).isEqualTo(then));
            assertThat(life.isRunning()).isTrue();
        }
    }

    private void tell(Life.Around around) {
        Notifiers.start(new Notifications(
                around.settings(),
                around.kafka(),
                "notifier",
                new SimpleMeterRegistry(),
                around.parts(),
                clock,
                System.err::println,
                Tracing.off()));
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
}
