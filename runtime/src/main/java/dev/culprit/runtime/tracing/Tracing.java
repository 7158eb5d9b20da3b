package dev.culprit.runtime.tracing;

import dev.culprit.runtime.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes spans. Nothing is ever waited for: spans that find no room are dropped and counted. What is current on a thread goes
 * along with everything that is called there, so that a client of somebody else's server needs not be told of it.
 */
public final class Tracing implements AutoCloseable {
    private static final String INSTRUMENTATION = "dev.culprit";
    private static final ContextKey<Tracing> KEY = ContextKey.named("culprit-tracing");
    private static final long STOP_SECONDS = 2;
    private static final Tracing OFF = new Tracing(OpenTelemetry.noop().getTracer(INSTRUMENTATION), false, () -> {});

    private final Tracer tracer;
    private final boolean isOn;
    private final Runnable closing;

    private Tracing(Tracer tracer, boolean isOn, Runnable closing) {
        this.tracer = tracer;
        this.isOn = isOn;
        this.closing = closing;
    }

    /** Makes none. */
    public static Tracing off() {
        return OFF;
    }

    /** Makes them where the settings say where to send them. */
    public static Tracing from(Settings settings, String service, MeterRegistry registry) {
        return from(settings, System.getenv(), service, registry);
    }

    /** The same in another environment. */
    static Tracing from(Settings settings, Map<String, String> environment, String service, MeterRegistry registry) {
        return TracingSettings.from(settings, environment, service)
                .map(target -> of(OtlpSpans.to(target, new TracingMeters(registry))))
                .orElse(OFF);
    }

    /** Makes them by a provider, which is closed with it. */
    public static Tracing of(SdkTracerProvider provider) {
        return new Tracing(
                provider.get(INSTRUMENTATION), true, () -> provider.shutdown().join(STOP_SECONDS, TimeUnit.SECONDS));
    }

    /** What makes the spans of what this thread is at; none where it is at nothing that is traced. */
    public static Tracing current() {
        Tracing entered = Context.current().get(KEY);
        return entered == null ? OFF : entered;
    }

    public boolean isOn() {
        return isOn;
    }

    /** What is done in it is traced. */
    public void around(Runnable work) {
        if (isOn) {
            entered(Context.current()).wrap(work).run();
        } else {
            work.run();
        }
    }

    /**
     * Something is about to be done.
     *
     * @param name one of few: what is done, and not to whom
     */
    public SpanStart start(SpanKind kind, String name) {
        return isOn ? SpanStart.of(this, tracer.spanBuilder(name).setSpanKind(kind)) : SpanStart.NONE;
    }

    Context entered(Context context) {
        return context.with(KEY, this);
    }

    /** What has ended is sent, as far as that is possible within two seconds. */
    @Override
    public void close() {
        closing.run();
    }
}
