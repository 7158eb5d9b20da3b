package dev.culprit.correlator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;

/** An alert's trace goes through the topology, and changes nothing there. */
class TracedTopologyTest {
    private static final String FIRST = "11111111111111111111111111111111";
    private static final String SECOND = "22222222222222222222222222222222";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracing tracing = Tracing.of(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build());

    /** What is on the topic of correlations: the bytes, and the trace. */
    private record Sent(String key, String value, String trace) {}

    @Test
    void everyRevisionGoesOnFromTheAlertThatOpenedTheEpisode() {
        List<Sent> sent = day(CorrelatorSettings.forRecordings().traced(tracing));

        assertThat(sent).hasSizeGreaterThan(2);
        assertThat(sent.getFirst().trace()).isEqualTo(FIRST);
        assertThat(sent.getLast().trace())
                .as("long after, when the window is complete")
                .isEqualTo(FIRST);
        SpanData heard = named("process culprit.spikes").getFirst();
        SpanData gathered = named("gather evidence").getFirst();
        SpanData first = named("send culprit.correlations").getFirst();
        assertThat(heard.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(gathered.getParentSpanId()).isEqualTo(heard.getSpanId());
        assertThat(gathered.getAttributes().get(AttributeKey.longKey("culprit.buckets.asked")))
                .isEqualTo(3L * Bucket.DEFAULT_COUNT);
        assertThat(first.getParentSpanId()).isEqualTo(gathered.getSpanId());
        assertThat(named("gather evidence")).as("once an episode").hasSize(1);
    }

    @Test
    void whatAnotherAlertBringsAboutIsOfItsOwnTraceAndNamesTheFirst() {
        List<Sent> sent = day(CorrelatorSettings.forRecordings().traced(tracing));

        assertThat(sent).extracting(Sent::trace).contains(SECOND);
        SpanData escalated = named("send culprit.correlations").stream()
                .filter(span -> span.getTraceId().equals(SECOND))
                .findFirst()
                .orElseThrow();
        assertThat(escalated.getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getTraceId())
                .containsExactly(FIRST);
    }

    @Test
    void theRecordsAreTheSameToTheByte() {
        List<Sent> traced = day(CorrelatorSettings.forRecordings().traced(tracing));
        List<Sent> untraced = day(CorrelatorSettings.forRecordings());

        assertThat(untraced).extracting(Sent::trace).containsOnly("");
        assertThat(traced).extracting(Sent::key).isEqualTo(keys(untraced));
        assertThat(traced).extracting(Sent::value).isEqualTo(values(untraced));
    }

    @Test
    void anAlertWithoutATraceBeginsOne() {
        try (var timeline = new Timeline(CorrelatorSettings.forRecordings().traced(tracing))) {
            timeline.workload("api").fires("12:00", "api-availability", Severity.WARNING);
            assertThat(timeline.revisions()).hasSize(1);
        }
        assertThat(named("process culprit.spikes"))
                .singleElement()
                .satisfies(root ->
                        assertThat(root.getParentSpanContext().isValid()).isFalse());
        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsOnly(named("process culprit.spikes").getFirst().getTraceId());
    }

    private static List<Sent> day(CorrelatorSettings settings) {
        try (var timeline = new Timeline(settings)) {
            timeline.workload("api")
                    .changed("11:55", Timeline.deployment("api"), FieldType.IMAGE)
                    .fires("12:00", "api-availability", Severity.WARNING, parent(FIRST))
                    .fires("12:01", "api-availability", Severity.CRITICAL, parent(SECOND))
                    .changed("11:59", "12:02", Timeline.deployment("api"), FieldType.ENV)
                    .wallClockPasses(Duration.ofSeconds(1))
                    .ends("12:20");
            TestOutputTopic<String, byte[]> topic = timeline.driver.createOutputTopic(
                    Topic.CORRELATIONS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
            return topic.readRecordsToList().stream()
                    .map(record -> {
                        var header = record.headers().lastHeader("traceparent");
                        return new Sent(
                                record.key(),
                                new String(record.value(), StandardCharsets.UTF_8),
                                header == null
                                        ? ""
                                        : new String(header.value(), StandardCharsets.US_ASCII).substring(3, 35));
                    })
                    .toList();
        }
    }

    private static List<String> keys(List<Sent> sent) {
        return sent.stream().map(Sent::key).toList();
    }

    private static List<String> values(List<Sent> sent) {
        return sent.stream().map(Sent::value).toList();
    }

    private static String parent(String trace) {
        return "00-" + trace + "-b7ad6b7169203331-01";
    }

    private List<SpanData> named(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
