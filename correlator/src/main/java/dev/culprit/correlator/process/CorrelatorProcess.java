package dev.culprit.correlator.process;

import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.process.Parts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;

/** The topology, running. */
public final class CorrelatorProcess {
    private static final Duration STOP = Duration.ofSeconds(5);

    private CorrelatorProcess() {}

    /**
     * Starts it; it is ready when it has its share of the topics.
     *
     * @param state where it keeps what it knows: of this instance alone
     * @param instance tells it from others; the same after a restart
     */
    public static void start(KafkaSettings kafka, Path state, String instance, Parts parts, Health health) {
        var streams = new KafkaStreams(
                CorrelationTopology.build(CorrelatorSettings.live()),
                CorrelatorStreams.live(kafka.streams(), state, instance));
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                parts.fail("correlator", new IllegalStateException("the topology stopped on a defect"));
            }
        });
        streams.start();
        parts.add("correlator", () -> streams.close(CloseOptions.timeout(STOP)));
        health.addLive("correlator", () -> stopped(streams));
        health.addReady("correlator", () -> stopped(streams).or(() -> waiting(streams)));
    }

    private static Optional<String> stopped(KafkaStreams streams) {
        return streams.state().hasStartedOrFinishedShuttingDown()
                ? Optional.of("it stopped on a defect")
                : Optional.empty();
    }

    private static Optional<String> waiting(KafkaStreams streams) {
        return streams.state() == KafkaStreams.State.RUNNING
                ? Optional.empty()
                : Optional.of("it waits for its share of the topics");
    }
}
