package dev.culprit.benchmarks.latency;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Reader;
import dev.culprit.benchmarks.rig.Rig;
import dev.culprit.benchmarks.traffic.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One way from a topic to another, and how long each alert took over it.
 *
 * @param <V> what comes out
 */
final class Way<V> implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Rig rig;
    private final String from;
    private final Reader<V> reader;
    private final Function<V, SloRef> slo;
    private final List<Double> millis = new ArrayList<>();

    /** @param slo which alert something that comes out is about */
    Way(Rig rig, String from, Reader<V> reader, Function<V, SloRef> slo) {
        this.rig = rig;
        this.from = from;
        this.reader = reader;
        this.slo = slo;
    }

    /**
     * Sends an alert and waits for the first that comes of it.
     *
     * @return what came, at least one
     */
    List<V> send(Spike spike, boolean counts) throws BenchmarkException {
        long start = rig.send(new Wire(rig.partitions()).record(from, spike));
        while (System.nanoTime() - start < LONGEST.toNanos()) {
            List<V> come = reader.poll(POLL).stream()
                    .filter(value -> slo.apply(value).equals(spike.slo()))
                    .toList();
            if (!come.isEmpty()) {
                if (counts) {
                    millis.add((System.nanoTime() - start) / 1e6);
                }
                return come;
            }
        }
        throw new BenchmarkException("an alert was lost on the way from " + from + ", so there is no figure");
    }

    /** In milliseconds. */
    List<Double> times() {
        return List.copyOf(millis);
    }

    @Override
    public void close() {
        reader.close();
    }
}
