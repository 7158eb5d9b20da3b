package dev.culprit.runtime.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.Semaphore;

/** Lets in as many spans as there is room for; the processor behind it has a bound too, but tells nobody what it drops. */
final class BoundedSpans implements SpanProcessor {
    private final SpanProcessor behind;
    private final Semaphore room;
    private final TracingMeters meters;

    /** @param room given back when a span was sent, or could not be */
    BoundedSpans(SpanProcessor behind, Semaphore room, TracingMeters meters) {
        this.behind = behind;
        this.room = room;
        this.meters = meters;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        behind.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
        return behind.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        if (room.tryAcquire()) {
            behind.onEnd(span);
        } else {
            meters.dropped();
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        return behind.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return behind.forceFlush();
    }
}
