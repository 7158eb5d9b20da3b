package dev.culprit.runtime.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A span before it begins: a child of what is current on the thread, unless it is said of what. */
public final class SpanStart {
    static final SpanStart NONE = new SpanStart(Tracing.off(), null);

    private final Tracing tracing;
    private final @Nullable SpanBuilder span;

    private SpanStart(Tracing tracing, @Nullable SpanBuilder span) {
        this.tracing = tracing;
        this.span = span;
    }

    static SpanStart of(Tracing tracing, SpanBuilder span) {
        return new SpanStart(tracing, span);
    }

    /**
     * Somebody else has begun it.
     *
     * @param traceparent as they told it; null, or anything else than that: a trace begins here
     */
    public SpanStart after(@Nullable String traceparent) {
        if (span != null) {
            TraceParent.read(traceparent)
                    .ifPresentOrElse(
                            parent -> span.setParent(Context.root().with(Span.wrap(parent))), span::setNoParent);
        }
        return this;
    }

    /** It has to do with that as well. */
    public SpanStart linked(@Nullable String traceparent) {
        if (span != null) {
            TraceParent.read(traceparent).ifPresent(span::addLink);
        }
        return this;
    }

    /** One of few values. */
    public SpanStart tell(String key, String value) {
        if (span != null) {
            span.setAttribute(key, value);
        }
        return this;
    }

    /** It has begun before. */
    public SpanStart since(Instant begin) {
        if (span != null) {
            span.setStartTimestamp(begin);
        }
        return this;
    }

    /** From now on it is current on this thread, until it is closed there. */
    @SuppressWarnings("MustBeClosedChecker") // the activity closes it
    public Activity begin() {
        if (span == null) {
            return Activity.NONE;
        }
        Span begun = span.startSpan();
        return new Activity(
                begun, tracing.entered(Context.current().with(begun)).makeCurrent());
    }
}
