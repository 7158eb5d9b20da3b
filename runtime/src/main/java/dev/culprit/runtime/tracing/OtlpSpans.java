package dev.culprit.runtime.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends spans as OTLP over HTTP, in batches, from a thread of its own. */
final class OtlpSpans {
    /** Spans that wait; of some 1 KB each. */
    static final int ROOM = 2048;

    private static final int BATCH = 512;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ATTRIBUTES = 32;

    /** Held here, for the JVM forgets a logger that nobody holds, and its level with it. */
    private static final Logger SDK = Logger.getLogger("io.opentelemetry");

    private OtlpSpans() {}

    static SdkTracerProvider to(TracingSettings target, TracingMeters meters) {
        // it would write to standard error, each time; what it would say is told once, and counted
        SDK.setLevel(Level.OFF);
        OtlpHttpSpanExporterBuilder otlp = OtlpHttpSpanExporter.builder()
                .setEndpoint(target.endpoint().toString())
                .setConnectTimeout(CONNECT)
                .setTimeout(PATIENCE);
        target.headers().forEach((name, value) -> otlp.addHeader(name, value.value()));
        var room = new Semaphore(ROOM);
        var exporter = new CountingExporter(otlp.build(), target.endpoint().getAuthority(), meters, room::release);
        var batches = BatchSpanProcessor.builder(exporter)
                .setMaxQueueSize(ROOM)
                .setMaxExportBatchSize(BATCH)
                .setScheduleDelay(PAUSE)
                .build();
        return SdkTracerProvider.builder()
                .setResource(resource(target))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(target.sampled())))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxNumberOfAttributes(MOST_ATTRIBUTES)
                        .setMaxAttributeValueLength(Activity.LONGEST_TEXT)
                        .build())
                .addSpanProcessor(new BoundedSpans(batches, room, meters))
                .build();
    }

    private static Resource resource(TracingSettings target) {
        var attributes = Attributes.builder();
        target.resource().forEach(attributes::put);
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }
}
