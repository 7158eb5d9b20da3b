package dev.culprit.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.Sources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Over real HTTP, to a collector of traces that misbehaves. */
class TracingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile boolean hangs;
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::take);
        collector.start();
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        closing.countDown();
        collector.stop(0);
        logger().detachAppender(log);
    }

    @Test
    void whatIsOffMakesNothing() {
        try (Activity nothing =
                Tracing.off().start(SpanKind.INTERNAL, "nothing").after("x").begin()) {
            nothing.tell("key", "value").fail("nothing");
            assertThat(nothing.traceparent()).isNull();
            assertThat(Tracing.current().isOn()).isFalse();
        }
    }

    @Test
    void aCollectorThatRefusesIsToldOnceAndEachSpanIsCounted() throws Exception {
        try (Tracing tracing = tracing()) {
            status = 400;
            span(tracing);
            awaitSpans("failed", 1);
            span(tracing);
            awaitSpans("failed", 2);
            status = 200;
            span(tracing);
            awaitSpans("exported", 1);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        away -> assertThat(away)
                                .startsWith("Spans are not taken")
                                .contains("127.0.0.1:", "it answers with an error"),
                        again -> assertThat(again).startsWith("Spans are taken again"));
        assertThat(tokens).containsOnly("Bearer only-you");
    }

    @Test
    void nobodyWaitsForACollectorThatHangsAndWhatFindsNoRoomIsCounted() throws Exception {
        hangs = true;
        Tracing tracing = tracing();
        for (int i = 0; i < 3 * OtlpSpans.ROOM; i++) {
            span(tracing);
        }
        assertThat(spans("dropped")).isGreaterThanOrEqualTo(OtlpSpans.ROOM);
        closing.countDown();
        tracing.close();
    }

    @Test
    void aTraceGoesOnAndWhatIsNoTraceBeginsOne() throws Exception {
        String id = "0af7651916cd43dd8448eb211c80319c";
        try (Tracing tracing = tracing()) {
            try (Activity second = tracing.start(SpanKind.SERVER, "second")
                    .after("00-" + id + "-b7ad6b7169203331-01")
                    .begin()) {
                assertThat(second.traceparent()).matches("00-" + id + "-[0-9a-f]{16}-01");
                try (Activity third =
                        Tracing.current().start(SpanKind.CLIENT, "third").begin()) {
                    assertThat(third.traceparent()).contains(id);
                }
            }
            try (Activity unwanted = tracing.start(SpanKind.SERVER, "unwanted")
                    .after("00-" + id + "-b7ad6b7169203331-00")
                    .begin()) {
                assertThat(unwanted.traceparent())
                        .as("others do not keep it either")
                        .endsWith("-00");
            }
            try (Activity first = tracing.start(SpanKind.SERVER, "first")
                    .after("\r\nnonsense")
                    .begin()) {
                assertThat(first.traceparent()).isNotNull().doesNotContain(id);
            }
            assertThat(Tracing.current().isOn()).isFalse();
        }
    }

    private Tracing tracing() throws Exception {
        var variables = Map.of(
                "CULPRIT_TRACING_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort(),
                "CULPRIT_TRACING_HEADERS",
                "authorization=Bearer%20only-you");
        Settings settings = Settings.read(TracingSettings.DEFINITION, Sources.of(variables, Optional.empty()));
        return Tracing.from(settings, Map.of(), "test", registry);
    }

    private static void span(Tracing tracing) {
        tracing.start(SpanKind.INTERNAL, "something").begin().close();
    }

    private void awaitSpans(String result, int count) {
        await().atMost(PATIENCE).until(() -> spans(result) == count);
    }

    private double spans(String result) {
        return registry.get("culprit.tracing.spans")
                .tag("result", result)
                .counter()
                .count();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            if (hangs) {
                closing.await();
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(CountingExporter.class);
    }
}
