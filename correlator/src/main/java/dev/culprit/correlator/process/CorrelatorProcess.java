package dev.culprit.correlator.process;

import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** The topology, running. */
public final class CorrelatorProcess {
    private static final Duration STOP = Duration.ofSeconds(5);

    private final KafkaSettings kafka;
    private final Instance instance;
    private final Tracing tracing;

    /** Starts nothing yet. */
    public CorrelatorProcess(KafkaSettings kafka, Instance instance, Tracing tracing) {
        this.kafka = kafka;
        this.instance = instance;
        this.tracing = tracing;
    }

    /**
     * One of several that share the work.
     *
     * @param name tells it from others; the same after a restart
     * @param state where it keeps what it knows: of this instance alone
     */
    public record Instance(String name, Path state) {}

    /** Starts it; it is ready when it has its share of the topics. */
    public void start(Parts parts, Health health, MeterRegistry registry) throws IOException {
        var state = new LocalState(instance.state());
        KafkaStreams streams = started(parts, state);
        CorrelatorMeters.register(streams::metrics, registry);
        parts.add("correlator", () -> streams.close(CloseOptions.timeout(STOP)));
        health.addLive("correlator", () -> stopped(streams));
        health.addReady("correlator", () -> stopped(streams).or(() -> waiting(streams)));
    }

    /** Opening what is on disk is the first thing that it does: what cannot be opened is read again from Kafka. */
    private KafkaStreams started(Parts parts, LocalState state) throws IOException {
        KafkaStreams streams = created(parts, state);
        try {
            streams.start();
            return streams;
        } catch (StreamsException e) {
            streams.close(STOP);
            if (!LocalState.isBroken(e)) {
                throw e;
            }
            state.doubt(e);
        }
        KafkaStreams fresh = created(parts, state);
        fresh.start();
        return fresh;
    }

    private KafkaStreams created(Parts parts, LocalState state) throws IOException {
        var streams = new KafkaStreams(
                CorrelationTopology.build(CorrelatorSettings.live().traced(tracing)),
                CorrelatorStreams.live(kafka.streams(), instance.state(), instance.name()));
        if (state.isDoubted()) {
            streams.cleanUp();
            state.trust();
        }
        streams.setUncaughtExceptionHandler(failure -> {
            if (LocalState.isBroken(failure)) {
                state.doubt(failure);
            }
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                parts.fail("correlator", new IllegalStateException("the topology stopped on a defect"));
            }
        });
        return streams;
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
