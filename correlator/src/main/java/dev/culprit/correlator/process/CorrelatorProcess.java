package dev.culprit.correlator.process;

import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
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
    private static final CloseOptions LEAVING =
            CloseOptions.timeout(STOP).withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    private static final int MOST_STANDBYS = 4;

    private static final Setting<Integer> STANDBYS = Setting.withDefault(
            "correlator.standbys",
            Kind.number(0, MOST_STANDBYS),
            "1",
            "How many other correlators keep a copy of what each knows, so that one takes over at once where it stops; as "
                    + "many as there are, where there are fewer.");

    /** What can be set of it, wherever it runs. */
    public static final Definition DEFINITION = Definition.of(STANDBYS);

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
     * @param standbys how many others keep a copy of that
     */
    public record Instance(String name, Path state, int standbys) {
        /** As it is set. */
        public static Instance of(String name, Path state, Settings settings) {
            return new Instance(name, state, settings.get(STANDBYS));
        }
    }

    /**
     * Starts it. It is ready when it has its share of the topics, and has caught up with what it stands by for: then another
     * one may stop. Where it stops in order it leaves the group, for nobody knows whether it comes back.
     */
    public void start(Parts parts, Health health, MeterRegistry registry) throws IOException {
        var state = new LocalState(instance.state());
        KafkaStreams streams = started(parts, state);
        CorrelatorMeters.register(streams::metrics, registry);
        parts.add("correlator", () -> streams.close(LEAVING));
        var catchUp = parts.add("catch-up", CatchUp.of(streams));
        health.addLive("correlator", () -> stopped(streams));
        health.addReady("correlator", () -> stopped(streams).or(() -> waiting(streams, catchUp)));
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
                CorrelatorStreams.live(kafka.streams(), instance.state(), instance.name(), instance.standbys()));
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

    private static Optional<String> waiting(KafkaStreams streams, CatchUp catchUp) {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return Optional.of("it waits for its share of the topics");
        }
        return catchUp.isDone() ? Optional.empty() : Optional.of("it catches up with what others know");
    }
}
