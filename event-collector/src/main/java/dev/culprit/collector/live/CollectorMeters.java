package dev.culprit.collector.live;

import dev.culprit.collector.audit.AuditTrail;
import dev.culprit.collector.publish.KafkaRecordLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of what is watched. */
public final class CollectorMeters {
    private CollectorMeters() {}

    /** Registers all of them. */
    public static void bind(MeterRegistry registry, LiveCollector collector) {
        Gauge.builder("culprit.collector.objects", collector, LiveCollector::objects)
                .description("Objects that are known.")
                .register(registry);
        Gauge.builder("culprit.collector.watches", collector.board(), WatchBoard::watching)
                .description("Watches that bring news.")
                .register(registry);
        Gauge.builder("culprit.collector.unread", collector.board(), WatchBoard::unread)
                .description("Kinds that were asked for and are not served or may not be read.")
                .register(registry);
        Gauge.builder("culprit.collector.late", collector, LiveCollector::lateSeconds)
                .baseUnit("seconds")
                .description("Since when some kind is not seen as it is, and no window is vouched for as complete.")
                .register(registry);
        Gauge.builder("culprit.collector.waiting", collector, LiveCollector::waitingBytes)
                .baseUnit("bytes")
                .description("What was read and is not in Kafka yet; at the buffer's size watches are held up.")
                .register(registry);
        FunctionCounter.builder("culprit.collector.arrivals", collector, LiveCollector::arrivals)
                .description("Objects and news that came.")
                .register(registry);
        FunctionCounter.builder("culprit.collector.records", collector, LiveCollector::records)
                .description("Records that are in Kafka.")
                .register(registry);
        FunctionCounter.builder("culprit.collector.audit.named", collector.audit(), AuditTrail::named)
                .description("Changes whose person the audit log has told.")
                .register(registry);
        FunctionCounter.builder("culprit.collector.audit.crowded.out", collector.audit(), AuditTrail::crowdedOut)
                .description("Writes and changes that could not wait for each other because there were too many.")
                .register(registry);
    }

    /** Registers those of what goes to Kafka. */
    public static void bind(MeterRegistry registry, KafkaRecordLog log) {
        FunctionCounter.builder("culprit.collector.records.left.out", log, KafkaRecordLog::leftOut)
                .description("Records that Kafka found too large and that are lost: it must allow 8 MiB.")
                .register(registry);
    }
}
