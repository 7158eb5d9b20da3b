package dev.culprit.benchmarks.rig;

import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
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

    private Application(KafkaStreams streams, Stopwatch watch) {
        this.streams = streams;
        this.watch = watch;
    }

    static Application start(Topology topology, Properties properties) throws BenchmarkException {
        var streams = new KafkaStreams(topology, properties);
        var running = new AtomicReference<@Nullable Stopwatch>();
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.set(new Stopwatch());
            }
        });
        streams.start();
        Patience.await("an application starts", START, () -> running.get() != null);
        return new Application(streams, Objects.requireNonNull(running.get()));
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
        if (streams.state() != KafkaStreams.State.RUNNING) {
            throw new BenchmarkException("an application stopped on a defect: " + streams.state());
        }
    }

    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(STOP));
    }
}
