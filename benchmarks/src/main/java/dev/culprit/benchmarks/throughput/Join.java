package dev.culprit.benchmarks.throughput;

import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Patience;
import dev.culprit.benchmarks.rig.Reader;
import dev.culprit.benchmarks.rig.Rig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;

/** What one would write without Culprit. */
final class Join implements Contender {
    /** Tallies go out with a commit. */
    private static final Duration OUT = Duration.ofSeconds(30);

    private static final int WRONG_ONES = 5;

    @Override
    public String title() {
        return "leftJoin and aggregate";
    }

    @Override
    public Attempt attempt(Rig rig, Workload workload, String application) throws BenchmarkException {
        String sink = application + ".joined";
        rig.logs().create(sink);
        return new Joining(rig.partitions(), workload.traffic().pairs(), sink, rig.read(sink, Tally.class));
    }

    private static final class Joining implements Attempt {
        private final int partitions;
        private final Map<String, Integer> expected;
        private final String sink;
        private final Reader<Tally> reader;
        private final LongAdder pairs = new LongAdder();
        private final Map<String, Integer> counted = new HashMap<>();

        private Joining(int partitions, Map<String, Integer> expected, String sink, Reader<Tally> reader) {
            this.partitions = partitions;
            this.expected = expected;
            this.sink = sink;
            this.reader = reader;
        }

        @Override
        public Topology topology() {
            return JoinTopology.build(sink, partitions, pairs::increment);
        }

        /** In favour of the join: its last tallies may still wait for a commit. */
        @Override
        public boolean isDone() {
            return pairs.sum() >= expected.values().stream().mapToInt(i -> i).sum();
        }

        @Override
        public void check() throws BenchmarkException {
            try {
                Patience.await("every tally of the join is right", OUT, () -> {
                    reader.poll(Duration.ofMillis(50)).stream()
                            // of a bucket without facts a left join tells just that, and only now and then
                            .filter(tally -> tally.count() > 0)
                            .forEach(tally -> counted.put(tally.spike(), tally.count()));
                    return counted.equals(expected);
                });
            } catch (BenchmarkException e) {
                throw new BenchmarkException(e.getMessage() + ": " + wrong(), e);
            }
        }

        private String wrong() {
            return expected.entrySet().stream()
                    .filter(right -> !right.getValue().equals(counted.get(right.getKey())))
                    .map(right -> right.getKey() + " counts " + counted.get(right.getKey()) + " of " + right.getValue())
                    .sorted()
                    .limit(WRONG_ONES)
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
