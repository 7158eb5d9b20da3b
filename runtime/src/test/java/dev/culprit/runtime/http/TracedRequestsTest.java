package dev.culprit.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked of us and of others, as spans. */
class TracedRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    @RegisterExtension
    private final Servers servers = new Servers();

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracing tracing = Tracing.of(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build());
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private HttpCalls client;

    @BeforeEach
    void start() throws HttpStartException {
        server = servers.start(
                tracing,
                Route.get("/asks", call -> Reply.empty(200)),
                Route.post("/takes/*", Access.open(), call -> Reply.empty(200)),
                Route.post("/reads", Access.open(), call -> {
                    call.json(JsonNode.class);
                    return Reply.empty(200);
                }),
                Route.post("/breaks", Access.open(), call -> {
                    throw new IllegalStateException("a defect");
                }),
                Route.post("/busy", Access.open(), call -> Reply.empty(calls.getAndIncrement() == 0 ? 503 : 200)));
        client = new HttpCalls(PATIENCE, 1000, Optional.empty());
    }

    @AfterEach
    void stop() {
        client.close();
        tracing.close();
    }

    @Test
    void whatIsPostedGoesOnFromTheCallersTrace() throws Exception {
        client.send(request("POST", "/takes/secret-of-the-path"), PATIENCE);

        SpanData span = awaitSpans(1).getFirst();
        assertThat(span.getName()).isEqualTo("POST /takes/*");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getParentSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getAttributes().asMap().toString()).doesNotContain("secret");
        assertThat(span.getAttributes().get(STATUS)).isEqualTo(200);
    }

    @Test
    void whatIsOnlyAskedIsNotTraced() throws Exception {
        client.send(request("GET", "/asks"), PATIENCE);
        client.send(request("POST", "/takes/one"), PATIENCE);

        assertThat(awaitSpans(1)).extracting(SpanData::getName).containsExactly("POST /takes/*");
    }

    @Test
    void whatCannotBeReadIsTheCallersMistakeAndADefectIsOurs() throws Exception {
        client.send(request("POST", "/reads"), PATIENCE);
        client.send(request("POST", "/breaks"), PATIENCE);

        List<SpanData> both = awaitSpans(2);
        assertThat(both).extracting(span -> span.getAttributes().get(STATUS)).containsExactly(400L, 500L);
        assertThat(both).extracting(SpanData::getStatus).containsExactly(StatusData.unset(), StatusData.error());
    }

    @Test
    void aCallThatIsMadeAgainIsAnotherSpan() throws Exception {
        try (var telling = tracing.start(SpanKind.INTERNAL, "tell").begin()) {
            telling.tell("whom", "somebody");
            client.send(request("POST", "/busy"), PATIENCE);
            client.send(request("POST", "/busy"), PATIENCE);
        }
        List<SpanData> made = awaitSpans(5).stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .toList();
        assertThat(made).extracting(SpanData::getName).containsOnly("POST");
        assertThat(made).extracting(span -> span.getAttributes().get(STATUS)).containsExactly(503L, 200L);
        assertThat(made).extracting(SpanData::getStatus).containsExactly(StatusData.error(), StatusData.unset());
    }

    private HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .method(method, HttpRequest.BodyPublishers.ofString(""))
                .build();
    }

    /** An answer may be there before its span has ended. */
    private List<SpanData> awaitSpans(int count) {
        await().atMost(PATIENCE).until(() -> spans.getFinishedSpanItems().size() == count);
        return spans.getFinishedSpanItems();
    }
}
