package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.standalone.kafka.AnyKafka;
import dev.culprit.standalone.kafka.OnAnyKafka;
import dev.culprit.summarizer.process.SummarizerProcess;
import dev.culprit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker: a model that fails first tells a correlation once, whoever comes after the process that asked. */
@OnAnyKafka
class SummariesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STORY = """
            {"headline": {"text": "The new image of seal likely caused the burn.", "evidence": ["E1"]},
             "explanation": [{"text": "The image went from v1.4.2 to v1.4.3.", "evidence": ["E1"]}],
             "next_steps": [{"action": "consider_undoing", "evidence": ["E1"]}]}""";

    private final MovableClock clock = new MovableClock("2026-05-04T10:12:00Z");
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void aCorrelationIsToldOnceOverTwoLives() throws Exception {
        HttpServer model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/chat/completions", this::answer);
        model.start();
        try (AnyKafka broker = AnyKafka.start(folder)) {
            Map<String, String> environment =
                    environment(broker, model.getAddress().getPort());
            var kept = new KeptRecords(broker.bootstrapServers());
            try (var first = Life.begin(SummarizerProcess.DEFINITION, environment, this::tell)) {
                GoldenCorrelation.revision(1).write(broker);
                await().atMost(PATIENCE).until(() -> asked.get() == 1);
                await().atMost(PATIENCE).until(() -> {
                    clock.move(Duration.ofSeconds(1));
                    return summaries(kept).size() == 2;
                });
                assertThat(first.isRunning()).isTrue();
            }
            try (var second = Life.begin(SummarizerProcess.DEFINITION, environment, this::tell)) {
                GoldenCorrelation.revision(2).write(broker);
                GoldenCorrelation.other(3).write(broker);
                await().atMost(PATIENCE).until(() -> summaries(kept).size() == 4);
                assertThat(second.isRunning()).isTrue();
            }
            List<Summary> summaries = summaries(kept);
            assertThat(summaries)
                    .extracting(summary -> summary.getClass().getSimpleName())
                    .containsExactly("Asked", "Told", "Asked", "Told");
            assertThat(summaries.get(1).standsFor(GoldenCorrelation.revision(2).correlation()))
                    .isTrue();
            assertThat(summaries.get(3).standsFor(GoldenCorrelation.other(3).correlation()))
                    .isTrue();
            assertThat(asked).hasValue(3);
        } finally {
            model.stop(0);
        }
    }

    private static Map<String, String> environment(AnyKafka broker, int port) {
        return Map.of(
                "CULPRIT_KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "CULPRIT_LLM_API_KEY",
                "key",
                "CULPRIT_LLM_BASE_URL",
                "http://127.0.0.1:" + port + "/v1");
    }

    private static List<Summary> summaries(KeptRecords kept) {
        var deserializer = new JsonSerde<>(Summary.class).deserializer();
        return kept.of(Topic.SUMMARIES.topicName()::equals).stream()
                .map(record -> deserializer.deserialize(record.topic(), record.value()))
                .toList();
    }

    private void tell(Life.Around around) {
        new SummarizerProcess(around.settings(), clock, System.err::println, Tracing.off())
                .start(around.kafka(), "one", new SimpleMeterRegistry(), around.parts());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean isFirst = asked.incrementAndGet() == 1;
            String answer = Json.mapper()
                    .writeValueAsString(Map.of(
                            "choices",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "finish_reason",
                                    "stop",
                                    "message",
                                    Map.of("role", "assistant", "content", STORY)))));
            byte[] body = (isFirst ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isFirst ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
