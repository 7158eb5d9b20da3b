package dev.culprit.correlator.evidence;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Max;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** How long changes take until they are found when they are asked for, among the metrics of Kafka Streams. */
public final class Searchable implements AutoCloseable {
    /** The longest of late, in ms; no number before the first. */
    public static final String LONGEST = "searchable-latency-max";

    private final ProcessorContext<?, ?> context;
    private final Sensor sensor;

    Searchable(ProcessorContext<?, ?> context) {
        this.context = context;
        String task = context.taskId().toString();
        sensor = context.metrics().addSensor("culprit-searchable-" + task, Sensor.RecordingLevel.INFO);
        sensor.add(
                new MetricName(
                        LONGEST,
                        "culprit",
                        "How long a change took from its arrival until it is kept, the longest of late, in ms",
                        Map.of("task-id", task)),
                new Max());
    }

    /**
     * Something is kept.
     *
     * @param arrival in ms
     */
    void kept(long arrival) {
        sensor.record((double) Math.max(0, context.currentSystemTimeMs() - arrival));
    }

    @Override
    public void close() {
        context.metrics().removeSensor(sensor);
    }
}
