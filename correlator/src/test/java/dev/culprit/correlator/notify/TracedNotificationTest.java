package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Each attempt to tell a correlation is a span, with what it was for; what was said in it is not there. */
class TracedNotificationTest {
    private static final Flare FIRST = Flare.of("seal", Instant.parse("2026-05-04T10:00:00Z"));

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracing tracing = Tracing.of(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build());

    @Test
    void aMessageThatIsTriedAgainIsTwoSpansOfWhichTheFirstFailed() throws Exception {
        try (var slack = new StubSlack();
                var round = Round.ofWebhook(slack)) {
            slack.answers(StubSlack.status(500, ""));
            tracing.around(() -> round.arrives(FIRST).passes(Duration.ofMinutes(1)));
            assertThat(slack.requests("hook")).hasSize(2);
        }
        List<SpanData> attempts = those(span -> span.getName().equals("process culprit.correlations"));
        assertThat(attempts).extracting(SpanData::getStatus).containsExactly(StatusData.error(), StatusData.unset());
        assertThat(attempts.getLast().getAttributes().get(AttributeKey.stringKey("culprit.outcome")))
                .isEqualTo("post");
        List<SpanData> requests = those(span -> span.getName().equals("POST"));
        assertThat(requests).extracting(SpanData::getStatus).containsExactly(StatusData.error(), StatusData.unset());
        assertThat(requests)
                .extracting(SpanData::getParentSpanId)
                .isEqualTo(attempts.stream().map(SpanData::getSpanId).toList());
        assertThat(spans.getFinishedSpanItems().toString())
                .as("the address is a secret, and the message is not ours to show")
                .doesNotContain("/services/", "Deployment");
    }

    private List<SpanData> those(Predicate<SpanData> wanted) {
        return spans.getFinishedSpanItems().stream().filter(wanted).toList();
    }
}
