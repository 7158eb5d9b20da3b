package dev.culprit.benchmarks.sizing;

import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.traffic.TrafficShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fits what each change, question and pair takes, and holds it against a run that it was not fitted to.
 *
 * @param scale of all runs: 1 is what the page shows
 */
public record SizingBenchmark(int partitions, double scale) {
    private static final double PERCENT = 100;

    /** Runs, as Markdown. */
    public List<Section> run(Instant start, Consumer<String> progress) throws BenchmarkException {
        var fitted = new ArrayList<Run>();
        for (TrafficShape shape :
                List.of(shape(6_000, 2, 100), shape(18_000, 2, 100), shape(12_000, 30, 300), shape(12_000, 12, 12))) {
            fitted.add(run(shape, start, progress));
        }
        List<Size> sizes = fitted.stream().map(Run::size).toList();
        Run other = run(shape(40_000, 20, 40), start, progress);
        var model = new LinkedHashMap<Store, Cost>();
        var costs = new ArrayList<List<String>>();
        var checks = new ArrayList<List<String>>();
        double predicted = 0;
        long taken = 0;
        for (Store store : Store.all(Run.APPLICATION)) {
            Cost cost = Cost.fitted(
                    store.drivers(),
                    sizes,
                    fitted.stream().map(run -> run.taken(store)).toList());
            model.put(store, cost);
            costs.add(List.of(store.title(), words(cost)));
            checks.add(check(store.title(), cost.of(other.size()), other.taken(store)));
            predicted += cost.of(other.size());
            taken += other.taken(store);
        }
        checks.add(check("all", predicted, taken));
        return List.of(costs(costs), other(other, checks), Installation.table(model));
    }

    private Run run(TrafficShape shape, Instant start, Consumer<String> progress) throws BenchmarkException {
        progress.accept("sizing: " + shape);
        return Run.of(shape, start, partitions);
    }

    private TrafficShape shape(int changes, int spikes, int namespaces) {
        return new TrafficShape((int) (changes * scale), Duration.ofHours(12), spikes, namespaces, 0);
    }

    private Section costs(List<List<String>> rows) {
        return new Section(
                "What takes how many bytes",
                String.format(
                        Locale.ROOT,
                        "Of one copy, not compressed, keys and overhead included; by least squares over four runs on %d partitions.",
                        partitions),
                List.of("what", "bytes"),
                rows,
                List.of());
    }

    private static Section other(Run run, List<List<String>> rows) {
        String size = run.size().amounts().entrySet().stream()
                .map(driver ->
                        String.format(Locale.ROOT, "%s: %,.0f", driver.getKey().words(), driver.getValue()))
                .collect(Collectors.joining(", "));
        return new Section(
                "The model against a run that it was not fitted to",
                size + ". " + run.revisions() + " revisions.",
                List.of("what", "predicted, bytes", "counted, bytes", "error"),
                rows,
                List.of());
    }

    private static List<String> check(String what, double predicted, long counted) {
        return List.of(
                what,
                String.format(Locale.ROOT, "%,.0f", predicted),
                String.format(Locale.ROOT, "%,d", counted),
                counted == 0 ? "-" : String.format(Locale.ROOT, "%+.1f %%", PERCENT * (predicted - counted) / counted));
    }

    private static String words(Cost cost) {
        return cost.each().entrySet().stream()
                .map(driver -> String.format(
                        Locale.ROOT,
                        "%,.0f %s",
                        driver.getValue(),
                        driver.getKey().each()))
                .collect(Collectors.joining(", "));
    }
}
