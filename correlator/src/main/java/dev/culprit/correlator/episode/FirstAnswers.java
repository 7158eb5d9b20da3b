package dev.culprit.correlator.episode;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** How long alerts wait for their first correlation, among the metrics of Kafka Streams: the topology knows no others. */
public final class FirstAnswers implements AutoCloseable {
    /** The longest of late, in ms; no number before the first. */
    public static final String LONGEST = "first-answer-latency-max";

    private final ProcessorContext<?, ?> context;
    private final Sensor sensor;

    FirstAnswers(ProcessorContext<?, ?> context) {
        this.context = context;
        this.sensor = context.metrics()
                .addLatencyRateTotalSensor(
                        "culprit", context.taskId().toString(), "first-answer", Sensor.RecordingLevel.INFO);
    }

    /**
     * Something was sent.
     *
     * @param arrival of what it answers, in ms: questions and answers carry their alert's
     */
    void sent(EpisodeOutput output, long arrival) {
        if (output instanceof EpisodeOutput.Emitted(var correlation) && correlation.revision() == 1) {
            sensor.record((double) Math.max(0, context.currentSystemTimeMs() - arrival));
        }
    }

    @Override
    public void close() {
        context.metrics().removeSensor(sensor);
    }
}
