package dev.culprit.rules.backtest;

import dev.culprit.rules.history.Grid;
import dev.culprit.rules.history.HistoryException;
import dev.culprit.rules.history.RangeReader;
import dev.culprit.rules.objective.Component;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.recording.RawQueries;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The error ratios of SLOs and compositions in the past; each SLO is read once, however many have it as a part. */
final class Past {
    private final Promises promises;
    private final Grid grid;
    private final SortedSet<Window> windows = new TreeSet<>();
    private final Map<Promise, Ratios> known = new HashMap<>();

    Past(Promises promises, Grid grid) {
        this.promises = promises;
        this.grid = grid;
        promises.all().stream()
                .flatMap(promise -> promise.alerts().tiers().stream())
                .forEach(tier -> {
                    windows.add(tier.longWindow());
                    windows.add(tier.shortWindow());
                });
    }

    /** How many moments of how many series will be read. */
    long points() {
        return promises.slos().stream()
                .map(this::queries)
                .mapToLong(raw -> grid.size()
                        * (2L
                                + raw.totalLag().stream().count()
                                + raw.errorsLag().stream().count()
                                + 2L * raw.direct().size()))
                .sum();
    }

    private RawQueries queries(Slo slo) {
        return RawQueries.of(slo, grid.step().toSeconds(), windows);
    }

    Ratios of(Promise promise, RangeReader reader) throws HistoryException, InterruptedException {
        Ratios found = known.get(promise);
        if (found == null) {
            found = switch (promise) {
                case Slo slo -> read(queries(slo), reader);
                case Composition whole -> combined(whole, reader);
            };
            known.put(promise, found);
        }
        return found;
    }

    private Ratios combined(Composition whole, RangeReader reader) throws HistoryException, InterruptedException {
        var parts = new HashMap<String, Ratios>();
        for (Component component : whole.components()) {
            Optional<Promise> part = promises.find(component);
            if (part.isEmpty()) {
                throw new HistoryException("the composition " + whole.ref() + " has a part " + component.ref()
                        + " that is in no file: name its file too");
            }
            parts.put(component.alias(), of(part.get(), reader));
        }
        return new CompositionRatios(whole, parts, grid.size());
    }

    private Ratios read(RawQueries raw, RangeReader reader) throws HistoryException, InterruptedException {
        var direct = new HashMap<Window, SloRatios.Direct>();
        for (Map.Entry<Window, RawQueries.Direct> own : raw.direct().entrySet()) {
            direct.put(
                    own.getKey(),
                    new SloRatios.Direct(
                            reader.read(own.getValue().total(), grid),
                            reader.read(own.getValue().errors(), grid)));
        }
        return new SloRatios(
                grid, sum(raw.total(), raw.totalLag(), reader), sum(raw.errors(), raw.errorsLag(), reader), direct);
    }

    private Sum sum(String expression, Optional<String> lag, RangeReader reader)
            throws HistoryException, InterruptedException {
        double step = grid.step().toSeconds();
        double[] rates = reader.read(expression, grid);
        double[] lags = lag.isPresent()
                ? reader.read(lag.get(), grid)
                : Sum.evenLags(rates, step, (double) RawQueries.BASE.seconds());
        return new Sum(rates, lags, step);
    }
}
