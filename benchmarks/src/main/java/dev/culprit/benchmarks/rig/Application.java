package dev.culprit.benchmarks.rig;

import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** A Kafka Streams application at work. */
public final class Application implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final Stopwatch watch;
    private final AtomicBoolean undisturbed;

    private Application(KafkaStreams streams, Stopwatch watch, AtomicBoolean undisturbed) {
        this.streams = streams;
        this.watch = watch;
        this.undisturbed = undisturbed;
    }

    static Application start(Topology topology, Properties properties) throws BenchmarkException {
        var streams = new KafkaStreams(topology, properties);
        var running = new AtomicReference<@Nullable Stopwatch>();
        var undisturbed = new AtomicBoolean(true);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.compareAndSet(null, new Stopwatch());
            } else if (before == KafkaStreams.State.RUNNING) {
                undisturbed.set(false);
            }
        });
        streams.start();
        Patience.await("an application starts", START, () -> running.get() != null);
        return new Application(streams, Objects.requireNonNull(running.get()), undisturbed);
    }

    /** Runs since it had its share of the topics and began to work. */
    public Stopwatch watch() {
        return watch;
    }

    /**
     * Does nothing while it is at work.
     *
     * @throws BenchmarkException when it has stopped of itself
     */
    public void requireAlive() throws BenchmarkException {
        KafkaStreams.State state = streams.state();
        if (!state.isRunningOrRebalancing()) {
            throw new BenchmarkException("an application stopped on a defect: " + state);
        }
    }

    /**
     * Does nothing while it is at work and has been without a break.
     *
     * @throws DisturbedException when the broker had not heard of it for so long that it began anew: from its last commit,
     *     so that it does some of its work twice
     * @throws BenchmarkException when it has stopped of itself
     */
    public void requireUndisturbed() throws BenchmarkException {
        requireAlive();
        if (!undisturbed.get()) {
            throw new DisturbedException("an application lost its share of the topics and began anew");
        }
    }

    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(STOP));
    }
}
