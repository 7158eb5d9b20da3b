package dev.culprit.correlator.process;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/** How far the topology is behind what it reads. */
final class CorrelatorMeters {
    private CorrelatorMeters() {}

    static void register(KafkaStreams streams, MeterRegistry registry) {
        Gauge.builder("culprit.correlator.lag", streams, CorrelatorMeters::lag)
                .description(
                        "Records that wait in the partition that is furthest behind; none before anything is read.")
                .register(registry);
        FunctionCounter.builder("culprit.correlator.dropped", streams, CorrelatorMeters::dropped)
                .description("Records that could not be read or used; those that could not be read are dead letters.")
                .register(registry);
    }

    /** By its tasks' own count; of tasks that have moved away the share is gone with them. */
    private static double dropped(KafkaStreams streams) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("dropped-records-total"))
                .map(Metric::metricValue)
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .sum();
    }

    /** By its consumers' own word, of the last half minute. */
    private static double lag(KafkaStreams streams) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-lag-max"))
                .map(Metric::metricValue)
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                // not a number before the first record
                .filter(lag -> lag >= 0)
                .max()
                .orElse(0);
    }
}
