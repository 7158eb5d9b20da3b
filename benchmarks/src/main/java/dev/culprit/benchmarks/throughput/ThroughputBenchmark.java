package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.Topic;
import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.figure.Target;
import dev.culprit.benchmarks.rig.Application;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.DisturbedException;
import dev.culprit.benchmarks.rig.Patience;
import dev.culprit.benchmarks.rig.Rig;
import dev.culprit.benchmarks.rig.Stopwatch;
import dev.culprit.benchmarks.traffic.Traffic;
import dev.culprit.benchmarks.traffic.TrafficShape;
import dev.culprit.benchmarks.traffic.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every contender works off the same backlog, one after the other, round by round. The clock runs from when an application
 * has its share of the topics until all it has to write is written.
 *
 * @param even traffic without a hot namespace
 * @param hot less of it, since its pairs of alert and fact grow with its square
 * @param warmUps rounds before the first that is counted
 * @param rounds that are counted
 * @param partitions of every topic
 */
public record ThroughputBenchmark(TrafficShape even, TrafficShape hot, int warmUps, int rounds, int partitions) {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_TRIES = 4;

    /**
     * Measures even and hot traffic.
     *
     * @param start of the traffic: so long before the present that all of it is past
     */
    public Section run(Instant start, Consumer<String> progress) throws BenchmarkException {
        List<Rates> rates = new ArrayList<>();
        rates.add(run("even", even, start, progress));
        rates.add(run("one hot namespace", hot, start, progress));
        List<List<String>> rows = rates.stream().flatMap(r -> r.rows().stream()).toList();
        return new Section(
                "Throughput",
                setting(),
                List.of("traffic", "application", "records/s", "lowest and highest round", "CPU, µs a record"),
                rows,
                targets(rates.getFirst(), rates.getLast()));
    }

    private String setting() {
        return ("A backlog of %,d changes and failures, spread over %d h and %d namespaces, and %d alerts among them, each of"
                        + " an SLO of its own; hot: %,d, %d %% of them in one namespace. %d partitions, one thread, %d"
                        + " rounds.")
                .formatted(
                        even.changes(),
                        even.span().toHours(),
                        even.namespaces(),
                        even.spikes(),
                        hot.changes(),
                        hot.hotPercent(),
                        partitions,
                        rounds);
    }

    private static List<Target> targets(Rates even, Rates hot) {
        return List.of(
                new Target("even traffic, of the pass-through", Target.Bound.AT_LEAST, 0.7, even.ofPassThrough()),
                new Target("hot namespace, of the pass-through", Target.Bound.AT_LEAST, 0.7, hot.ofPassThrough()),
                new Target("even traffic, of leftJoin and aggregate", Target.Bound.AT_LEAST, 0.9, even.ofJoin()),
                new Target("hot namespace, of leftJoin and aggregate", Target.Bound.AT_LEAST, 2.0, hot.ofJoin()));
    }

    private Rates run(String title, TrafficShape traffic, Instant start, Consumer<String> progress)
            throws BenchmarkException {
        try (Rig rig = Rig.start(partitions)) {
            Traffic made = Traffic.of(traffic, start);
            rig.load(new Wire(partitions).whole(made));
            var workload = new Workload(made, rig.logs().written(Topic.CHANGES.topicName()));
            int pairs = made.pairs().values().stream().mapToInt(i -> i).sum();
            progress.accept("throughput, " + title + ": " + workload.records() + " records, " + pairs
                    + " pairs of alert and fact");
            var rates = new Rates(title, pairs, new PassThrough(), new Correlator(), new Join());
            for (int round = 1 - warmUps; round <= rounds; round++) {
                for (Contender contender : rates.contenders()) {
                    Pace pace = measure(rig, workload, contender, round, progress);
                    progress.accept("  round %d, %s: %s".formatted(round, contender.title(), pace));
                    if (round > 0) {
                        rates.add(contender, pace);
                    }
                }
            }
            return rates;
        }
    }

    /** A round in which the machine stood still is none: the application has done some of its work twice. */
    private static Pace measure(Rig rig, Workload workload, Contender contender, int round, Consumer<String> progress)
            throws BenchmarkException {
        String application = "bench-" + contender.getClass().getSimpleName() + "-" + round;
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return measure(rig, workload, contender, application + "-" + tries);
            } catch (DisturbedException e) {
                progress.accept(
                        "  round %d, %s: disturbed, once more: %s".formatted(round, contender.title(), e.getMessage()));
            }
        }
        return measure(rig, workload, contender, application + "-" + MOST_TRIES);
    }

    private static Pace measure(Rig rig, Workload workload, Contender contender, String application)
            throws BenchmarkException {
        try (Attempt attempt = contender.attempt(rig, workload, application);
                Application running = rig.run(application, attempt.topology())) {
            Patience.await(contender.title() + " works off its input", LONGEST, () -> {
                running.requireUndisturbed();
                return attempt.isDone();
            });
            Stopwatch.Reading taken = running.watch().read();
            running.requireUndisturbed();
            attempt.check();
            return new Pace(workload.records() / taken.passed(), taken.cpu() * 1e6 / workload.records());
        } finally {
            rig.logs().deleteThoseOf(application);
        }
    }
}
