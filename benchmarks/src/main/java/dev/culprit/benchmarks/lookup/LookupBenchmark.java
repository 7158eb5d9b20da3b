package dev.culprit.benchmarks.lookup;

import dev.culprit.benchmarks.figure.Rounds;
import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.figure.Target;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.standalone.play.PlayException;
import dev.culprit.standalone.play.TemporaryFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The correlator's processors over RocksDB, without a broker, so that nothing hides what a look-up takes. Stores of all sizes
 * are open at once and asked in turns; a round before the first is not counted.
 *
 * @param retained changes in each store, ascending
 * @param lookups of each kind in a round
 * @param rounds that are counted
 */
public record LookupBenchmark(List<Integer> retained, int lookups, int rounds) {
    public LookupBenchmark {
        retained = List.copyOf(retained);
        if (retained.size() < 2 || retained.getFirst() < Library.leastSize()) {
            throw new IllegalArgumentException("two sizes at least, from " + Library.leastSize() + " on");
        }
    }

    /**
     * Fills the stores and asks them.
     *
     * @param alertAt when the alerts start to fire
     */
    public Section run(Instant alertAt, Consumer<String> progress) throws BenchmarkException {
        List<Stock> stocks = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create("culprit-benchmark-")) {
            try {
                for (int size : retained) {
                    progress.accept("look-up: " + size + " changes to be retained");
                    stocks.add(new Stock(size, folder.resolve(String.valueOf(size)), alertAt));
                }
                for (int round = 0; round <= rounds; round++) {
                    for (Stock stock : stocks) {
                        stock.round(lookups, round > 0);
                    }
                    progress.accept("  round " + round);
                }
                return section(stocks);
            } finally {
                stocks.forEach(Stock::close);
            }
        } catch (PlayException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        }
    }

    private Section section(List<Stock> stocks) {
        Stock first = stocks.getFirst();
        Stock last = stocks.getLast();
        String growth = ", last size over first";
        return new Section(
                "Look-up",
                ("The processors over RocksDB, without a broker. Of every size %,d changes lie inside the window, in %d"
                                + " namespaces; an answer is one bucket's evidence, an alert asks 16 buckets and ends with the"
                                + " provisional correlation. Median of %d each in %d rounds.")
                        .formatted(Library.leastSize(), Library.ASKED_NAMESPACES, lookups, rounds),
                List.of(
                        "changes retained",
                        "answer, µs",
                        "lowest and highest round",
                        "alert, µs",
                        "lowest and highest round"),
                stocks.stream().map(LookupBenchmark::row).toList(),
                List.of(
                        new Target(
                                "answer" + growth,
                                Target.Bound.AT_MOST,
                                1.3,
                                last.answers().over(first.answers())),
                        new Target(
                                "alert" + growth,
                                Target.Bound.AT_MOST,
                                1.3,
                                last.alerts().over(first.alerts()))));
    }

    private static List<String> row(Stock stock) {
        List<String> row = new ArrayList<>();
        row.add(String.format(Locale.ROOT, "%,d", stock.retained()));
        for (Rounds rounds : List.of(stock.answers(), stock.alerts())) {
            row.add(whole(rounds.median()));
            row.add(whole(rounds.lowest()) + " to " + whole(rounds.highest()));
        }
        return row;
    }

    private static String whole(double micros) {
        return String.format(Locale.ROOT, "%,.0f", micros);
    }
}
