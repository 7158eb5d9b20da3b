package dev.culprit.runtime.tracing;

import dev.culprit.runtime.text.OneLine;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** A span that is current on the thread that began it, and ends when it is closed there. */
public final class Activity implements AutoCloseable {
    /** Longer than any name in a cluster. */
    static final int LONGEST_TEXT = 256;

    static final Activity NONE = new Activity(Span.getInvalid(), Scope.noop());

    private final Span span;
    private final Scope scope;

    Activity(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** One that nobody hears of. */
    public static Activity none() {
        return NONE;
    }

    /** Never what was sent or may be secret; it is cut where it is long. */
    public Activity tell(String key, String value) {
        if (span.isRecording()) {
            span.setAttribute(key, OneLine.of(value, LONGEST_TEXT));
        }
        return this;
    }

    /** A number. */
    public Activity tell(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    /**
     * It has not been done.
     *
     * @param type one of few
     */
    public void fail(String type) {
        tell(SpanKeys.ERROR_TYPE, type);
        span.setStatus(StatusCode.ERROR);
    }

    /** What others are told, so that theirs is the same trace; null where nothing is traced. */
    public @Nullable String traceparent() {
        return span.getSpanContext().isValid() ? TraceParent.write(span.getSpanContext()) : null;
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
