package dev.culprit.standalone.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.standalone.live.Launch;
import dev.culprit.standalone.live.RunningCulprit;
import dev.culprit.standalone.tracing.TraceCollector.Mood;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit run} as a process of its own, over its broker, and a collector of traces over real HTTP. */
class TracingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String CORRELATIONS = "/apis/observability.slok.io/v1alpha1/namespaces/{namespace}/slocorrelations";

    /** A test is a main of its own. */
    private static final Clock CLOCK = Clock.tickSeconds(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void oneTraceLeadsFromTheAlertToTheClusterAndSlackAndWhoeverCollectsItHoldsNothingUp() throws Exception {
        try (var outside = new Outside();
                var traces = new TraceCollector();
                var culprit = new RunningCulprit(launch(outside, traces), folder, "traced")) {
            fires(culprit, "first-slo");
            await().atMost(PATIENCE).until(() -> outside.knows("first-slo"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(traces.spans(TRACE)).anyMatch(TracingIT::toSlack));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(traces.spans(TRACE)).anyMatch(named("PATCH " + CORRELATIONS + "/{name}/status")));
            isOneWay(traces.spans(TRACE));
            assertThat(traces.everything())
                    .contains("send culprit.changes")
                    .doesNotContain(
                            RunningCulprit.TOKEN,
                            "xoxb-secret",
                            "kubeconfig-secret",
                            "words-of-an-alert",
                            "words-of-a-config-map");

            traces.is(Mood.HANGING);
            fires(culprit, "second-slo");
            await().atMost(PATIENCE).until(traces::keepsWaiting);
            fires(culprit, "third-slo");
            await().atMost(PATIENCE).until(() -> outside.knows("second-slo") && outside.knows("third-slo"));
            traces.is(Mood.FAILING);
            fires(culprit, "fourth-slo");
            await().atMost(PATIENCE).until(() -> outside.knows("fourth-slo"));
            await().atMost(PATIENCE)
                    .until(() -> culprit.standardError().contains("Spans are not taken and get lost"));
            traces.goesAway();
            fires(culprit, "fifth-slo");
            await().atMost(PATIENCE).until(() -> outside.knows("fifth-slo"));
        }
    }

    private static void isOneWay(List<Span> spans) {
        Map<String, Span> byId = spans.stream()
                .collect(Collectors.toMap(span -> TraceCollector.hex(span.getSpanId().toByteArray()), Function.identity()));
        assertThat(wayTo(byId, TracingIT::toSlack))
                .containsExactly(
                        "POST /api/v1/alerts",
                        "send culprit.spikes",
                        "process culprit.spikes",
                        "gather evidence",
                        "send culprit.correlations",
                        "process culprit.correlations",
                        "POST");
        assertThat(wayTo(byId, named("POST " + CORRELATIONS)))
                .startsWith("POST /api/v1/alerts")
                .endsWith("send culprit.correlations", "process culprit.correlations", "POST " + CORRELATIONS);
    }

    /** The names from the first to that one. */
    private static List<String> wayTo(Map<String, Span> byId, Predicate<Span> last) {
        Span span = byId.values().stream()
                .filter(last)
                .min((one, other) -> Long.compare(one.getStartTimeUnixNano(), other.getStartTimeUnixNano()))
                .orElseThrow();
        var names = new ArrayList<String>();
        String parent = "";
        while (span != null) {
            names.addFirst(span.getName());
            parent = TraceCollector.hex(span.getParentSpanId().toByteArray());
            span = byId.get(parent);
        }
        assertThat(parent).as("who called first").isEqualTo(CALLER);
        return names;
    }

    private static Predicate<Span> named(String name) {
        return span -> span.getName().equals(name);
    }

    private static boolean toSlack(Span span) {
        return span.getKind() == SpanKind.SPAN_KIND_CLIENT && span.getName().equals("POST");
    }

    private Launch launch(Outside outside, TraceCollector traces) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), outside.kubeconfig());
        return Launch.onAllOf(kubeconfig.toString())
                .with("CULPRIT_WATCH_KINDS", "ConfigMap")
                .with("CULPRIT_RULES_ENABLED", "false")
                .with("CULPRIT_SLACK_TOKEN", "xoxb-secret")
                .with("CULPRIT_SLACK_CHANNEL", "#zoo")
                .with("CULPRIT_SLACK_API_URL", outside.url())
                // as every other program of the cluster may be given it
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", traces.url());
    }

    private static void fires(RunningCulprit culprit, String slo) throws Exception {
        URI webhook = culprit.url().resolve("/api/v1/alerts");
        String startsAt = CLOCK.instant().toString();
        String alert = """
                {"version": "4", "groupKey": "g", "status": "firing", "receiver": "culprit", "truncatedAlerts": 0,
                 "alerts": [{"status": "firing", "startsAt": "%s", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "f",
                   "labels": {"alertname": "Burn", "slo_name": "%s", "slo_namespace": "shop", "severity": "critical"},
                   "annotations": {"description": "words-of-an-alert"}}]}""".formatted(startsAt, slo);
        var request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + RunningCulprit.TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(alert));
        if (slo.startsWith("first")) {
            request.header("traceparent", "00-" + TRACE + "-" + CALLER + "-01");
        }
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
