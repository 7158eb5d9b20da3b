package dev.culprit.runtime.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} of W3C's Trace Context. Its companion {@code tracestate} is not carried: it may be long, and
 * whoever calls writes it.
 */
final class TraceParent {
    private static final String NAME = "traceparent";

    private TraceParent() {}

    /** Empty where it is none. */
    static Optional<SpanContext> read(@Nullable String text) {
        Context read = W3CTraceContextPropagator.getInstance().extract(Context.root(), text, Only.PARENT);
        return Optional.of(Span.fromContext(read).getSpanContext()).filter(SpanContext::isValid);
    }

    static String write(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    /** Reads a text as the one header there is. */
    private enum Only implements TextMapGetter<String> {
        PARENT;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(NAME) ? carrier : null;
        }
    }
}
