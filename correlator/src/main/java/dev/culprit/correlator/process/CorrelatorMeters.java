package dev.culprit.correlator.process;

import dev.culprit.api.record.Topic;
import dev.culprit.correlator.episode.FirstAnswers;
import dev.culprit.correlator.evidence.Searchable;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** What the topology does, by the word of Kafka's own metrics. */
final class CorrelatorMeters {
    private static final double MILLIS = 1000;

    private final Supplier<Map<MetricName, ? extends Metric>> kafka;

    private CorrelatorMeters(Supplier<Map<MetricName, ? extends Metric>> kafka) {
        this.kafka = kafka;
    }

    static void register(Supplier<Map<MetricName, ? extends Metric>> kafka, MeterRegistry registry) {
        var meters = new CorrelatorMeters(kafka);
        Gauge.builder("culprit.correlator.lag", meters::lag)
                .description("Records that wait in the partition that is furthest behind; NaN before anything is read.")
                .register(registry);
        Gauge.builder("culprit.correlator.first.answer", meters::firstAnswer)
                .baseUnit("seconds")
                .description("How long an alert waited for its first correlation, the longest of the last minute;"
                        + " NaN where there was none.")
                .register(registry);
        Gauge.builder("culprit.correlator.searchable", meters::searchable)
                .baseUnit("seconds")
                .description(
                        "How long a change took from its arrival until it is found when it is asked for, the longest of the"
                                + " last minute; NaN where there was none.")
                .register(registry);
        for (Topic topic : EnumSet.of(Topic.CORRELATIONS, Topic.DEAD_LETTERS)) {
            FunctionCounter.builder("culprit.correlator.sent", meters, all -> all.sent(topic))
                    .description("Records sent: revisions of correlations, and bytes that could not be read.")
                    .tag("topic", topic.label())
                    .register(registry);
        }
    }

    /** By its consumers' own word, of the last half minute. */
    private double lag() {
        // not a number before the first record; and none is not nothing: who works on no partition is not up to date
        return values("records-lag-max").filter(lag -> lag >= 0).max().orElse(Double.NaN);
    }

    private double firstAnswer() {
        return seconds(FirstAnswers.LONGEST);
    }

    private double searchable() {
        return seconds(Searchable.LONGEST);
    }

    private double seconds(String longest) {
        return values(longest).filter(Double::isFinite).max().orElse(Double.NaN) / MILLIS;
    }

    private double sent(Topic topic) {
        return kafka.get().values().stream()
                .filter(metric -> metric.metricName().name().equals("record-send-total")
                        && topic.topicName().equals(metric.metricName().tags().get("topic")))
                .mapToDouble(CorrelatorMeters::number)
                .sum();
    }

    private DoubleStream values(String name) {
        return kafka.get().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .mapToDouble(CorrelatorMeters::number);
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Double value ? value : Double.NaN;
    }
}
