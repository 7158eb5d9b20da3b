package dev.culprit.correlator.episode;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.kafka.RecordSpans;
import dev.culprit.runtime.kafka.TraceHeaders;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.runtime.tracing.SpanStart;
import dev.culprit.runtime.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Spans of what is done for an episode. It outlives the alert that opened it: so the place of that in its trace is kept with
 * whom the episode has asked, and every revision goes on from there. A question is no span: there are hundreds.
 */
final class EpisodeSpans {
    private final Tracing tracing;
    private final Inquiries inquiries;

    EpisodeSpans(Tracing tracing, Inquiries inquiries) {
        this.tracing = tracing;
        this.inquiries = inquiries;
    }

    /** An alert has come. */
    static Activity hearing(Tracing tracing, Headers headers, Spike spike) {
        if (!tracing.isOn()) {
            return Activity.none();
        }
        return RecordSpans.process(tracing, Topic.SPIKES)
                .after(TraceHeaders.of(headers))
                .begin()
                .tell(SpanKeys.SLO, spike.slo().name())
                .tell(SpanKeys.SLO_NAMESPACE, spike.slo().namespace());
    }

    /**
     * A revision goes out, with a header that says of which trace it is.
     *
     * @param arrival of what it answers, in ms
     */
    void send(Correlation correlation, long arrival, Consumer<Headers> out) {
        Inquiry inquiry = inquiries.of(correlation.id()).orElse(Inquiry.none());
        try (Activity gathering = gathering(correlation, inquiry, arrival)) {
            gathering.tell(SpanKeys.BUCKETS, inquiry.asked().size());
            send(correlation, inquiry.traceparent(), out);
        }
    }

    /** From the alert to the first answer; later ones come of single facts. */
    private Activity gathering(Correlation correlation, Inquiry inquiry, long arrival) {
        if (correlation.revision() > 1 || Tracing.current().isOn()) {
            return Activity.none();
        }
        return tracing.start(SpanKind.INTERNAL, "gather evidence")
                .after(inquiry.traceparent())
                .since(Instant.ofEpochMilli(arrival))
                .begin();
    }

    /** What another alert of the episode has brought about belongs to the trace of that one, and has to do with the first. */
    private void send(Correlation correlation, @Nullable String opened, Consumer<Headers> out) {
        SpanStart start = RecordSpans.send(tracing, Topic.CORRELATIONS);
        if (!Tracing.current().isOn()) {
            start.after(opened);
        } else if (correlation.revision() > 1) {
            start.linked(opened);
        }
        try (Activity sending = start.begin()) {
            sending.tell(SpanKeys.CORRELATION, correlation.id())
                    .tell(SpanKeys.REVISION, correlation.revision())
                    .tell(SpanKeys.PHASE, correlation.phase().name());
            var headers = new RecordHeaders();
            TraceHeaders.put(headers, sending);
            out.accept(headers);
        }
    }
}
