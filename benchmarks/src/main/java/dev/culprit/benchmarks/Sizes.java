package dev.culprit.benchmarks;

import dev.culprit.benchmarks.latency.LatencyBenchmark;
import dev.culprit.benchmarks.lookup.LookupBenchmark;
import dev.culprit.benchmarks.throughput.ThroughputBenchmark;
import dev.culprit.benchmarks.traffic.TrafficShape;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How much is measured; the defaults are what the page shows. */
@SuppressWarnings("NullAway.Init") // picocli sets what has a default
final class Sizes {
    @Option(names = "--rounds", defaultValue = "4", description = "Rounds that are counted (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-ups",
            defaultValue = "1",
            description = "Throughput: rounds before the first that is counted (${DEFAULT-VALUE}).")
    private int warmUps;

    @Option(names = "--partitions", defaultValue = "4", description = "Of every topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--changes", defaultValue = "240000", description = "Throughput: changes (${DEFAULT-VALUE}).")
    private int changes;

    @Option(
            names = "--hot-changes",
            defaultValue = "60000",
            description = "Throughput: changes of the run with a hot namespace (${DEFAULT-VALUE}).")
    private int hotChanges;

    @Option(names = "--hours", defaultValue = "12", description = "Throughput: event time (${DEFAULT-VALUE}).")
    private int hours;

    @Option(names = "--spikes", defaultValue = "15", description = "Throughput: alerts (${DEFAULT-VALUE}).")
    private int spikes;

    @Option(names = "--namespaces", defaultValue = "200", description = "Throughput: namespaces (${DEFAULT-VALUE}).")
    private int namespaces;

    @Option(
            names = "--hot-percent",
            defaultValue = "90",
            description = "Throughput: of changes and alerts in the hot namespace (${DEFAULT-VALUE}).")
    private int hotPercent;

    @Option(
            names = "--retained",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "Look-up: changes in each store (${DEFAULT-VALUE}).")
    private List<Integer> retained;

    @Option(names = "--lookups", defaultValue = "100", description = "Look-up: in a round (${DEFAULT-VALUE}).")
    private int lookups;

    @Option(names = "--alerts", defaultValue = "40", description = "Latency: in a round (${DEFAULT-VALUE}).")
    private int alerts;

    @Option(names = "--kept", defaultValue = "20000", description = "Latency: changes kept before (${DEFAULT-VALUE}).")
    private int kept;

    /** The smallest that measure anything. */
    static Sizes smallest() {
        var sizes = new Sizes();
        sizes.rounds = 1;
        sizes.partitions = 2;
        sizes.changes = 600;
        sizes.hotChanges = 600;
        sizes.hours = 4;
        sizes.spikes = 3;
        sizes.namespaces = 4;
        sizes.hotPercent = 90;
        sizes.retained = List.of(3_200, 4_000);
        sizes.lookups = 3;
        sizes.alerts = 2;
        sizes.kept = 300;
        return sizes;
    }

    ThroughputBenchmark throughput() {
        var even = new TrafficShape(changes, Duration.ofHours(hours), spikes, namespaces, 0);
        var hot = new TrafficShape(hotChanges, Duration.ofHours(hours), spikes, namespaces, hotPercent);
        return new ThroughputBenchmark(even, hot, warmUps, rounds, partitions);
    }

    LookupBenchmark lookup() {
        return new LookupBenchmark(retained, lookups, rounds);
    }

    LatencyBenchmark latency() {
        var shape = new TrafficShape(kept, Duration.ofHours(hours), 1, namespaces, 0);
        return new LatencyBenchmark(shape, alerts, rounds, partitions);
    }

    Duration span() {
        return Duration.ofHours(hours);
    }
}
