package dev.culprit.collector.publish;

import dev.culprit.api.record.Topic;
import dev.culprit.collector.Outgoing;
import dev.culprit.runtime.kafka.RecordSpans;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.runtime.tracing.SpanStart;
import dev.culprit.runtime.tracing.Tracing;
import java.time.Instant;
import java.util.List;

/** Spans of what goes to Kafka: of alerts, and of what changed from when it was observed. What is only kept for later has none. */
final class TracedAppends {
    private final Tracing tracing;

    TracedAppends(Tracing tracing) {
        this.tracing = tracing;
    }

    Activity begin(List<Outgoing> records) {
        return tracing.isOn() ? begun(records) : Activity.none();
    }

    private Activity begun(List<Outgoing> records) {
        List<Outgoing> traced = records.stream().filter(TracedAppends::isTraced).toList();
        if (traced.isEmpty()) {
            return Activity.none();
        }
        SpanStart sending = RecordSpans.send(tracing, traced.getFirst().topic());
        if (!Tracing.current().isOn()) {
            sending.since(traced.stream()
                    .map(Outgoing::timestamp)
                    .min(Instant::compareTo)
                    .orElseThrow());
        }
        return sending.begin().tell(SpanKeys.BATCH, traced.size());
    }

    private static boolean isTraced(Outgoing record) {
        return record instanceof Outgoing.Keyed && (record.topic() == Topic.SPIKES || record.topic() == Topic.CHANGES);
    }
}
