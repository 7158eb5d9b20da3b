package dev.culprit.runtime.kafka;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.runtime.tracing.SpanStart;
import dev.culprit.runtime.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/** Spans of records that are sent, and of what is done with them. */
public final class RecordSpans {
    private static final String SEND = "send";
    private static final String PROCESS = "process";

    private RecordSpans() {}

    /** To a topic. */
    public static SpanStart send(Tracing tracing, Topic topic) {
        return start(tracing, SpanKind.PRODUCER, SEND, topic);
    }

    /** From a topic. */
    public static SpanStart process(Tracing tracing, Topic topic) {
        return start(tracing, SpanKind.CONSUMER, PROCESS, topic);
    }

    /**
     * Something is tried with a revision; when it is tried again, that is another span.
     *
     * @param group of those who share that work
     * @param traceparent that came with the revision; null where nothing is traced
     */
    public static Activity attempt(String group, Correlation correlation, @Nullable String traceparent) {
        return process(Tracing.current(), Topic.CORRELATIONS)
                .after(traceparent)
                .begin()
                .tell(SpanKeys.GROUP, group)
                .tell(SpanKeys.CORRELATION, correlation.id())
                .tell(SpanKeys.REVISION, correlation.revision());
    }

    private static SpanStart start(Tracing tracing, SpanKind kind, String operation, Topic topic) {
        return tracing.start(kind, operation + " " + topic.topicName())
                .tell(SpanKeys.SYSTEM, SpanKeys.KAFKA)
                .tell(SpanKeys.OPERATION, operation)
                .tell(SpanKeys.OPERATION_TYPE, operation)
                .tell(SpanKeys.TOPIC, topic.topicName());
    }
}
