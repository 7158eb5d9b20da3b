package dev.culprit.runtime.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is taken and what is not, and says so when that changes. */
final class CountingExporter implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(CountingExporter.class);

    private final SpanExporter exporter;
    private final String server;
    private final TracingMeters meters;
    private final IntConsumer done;
    private final AtomicBoolean isAway = new AtomicBoolean();

    /**
     * In front of another.
     *
     * @param server for the log
     * @param done is told how many spans need no room any more
     */
    CountingExporter(SpanExporter exporter, String server, TracingMeters meters, IntConsumer done) {
        this.exporter = exporter;
        this.server = server;
        this.meters = meters;
        this.done = done;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size();
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> {
            done.accept(count);
            if (result.isSuccess()) {
                meters.exported(count);
                taken();
            } else {
                meters.failed(count);
                refused(result.getFailureThrowable());
            }
        });
    }

    /** As loud as what it takes back. */
    private void taken() {
        if (isAway.compareAndSet(true, false)) {
            LOG.warn("Spans are taken again; server={}", server);
        }
    }

    private void refused(@Nullable Throwable failure) {
        if (isAway.compareAndSet(false, true)) {
            LOG.warn("Spans are not taken and get lost; all else goes on; server={} reason={}", server, reason(failure));
        }
    }

    /** What the exporter was told has no words of its own. */
    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure == null ? null : failure.getCause();
        return cause == null ? "it answers with an error" : cause.getClass().getSimpleName();
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
