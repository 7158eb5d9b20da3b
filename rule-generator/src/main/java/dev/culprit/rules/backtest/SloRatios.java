package dev.culprit.rules.backtest;

import dev.culprit.rules.history.Grid;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.recording.RawQueries;
import java.util.Map;

/** Those of an SLO: long windows are a sum of errors over a sum of events, short ones were asked for themselves. */
final class SloRatios implements Ratios {
    private final Grid grid;
    private final Sum total;
    private final Sum errors;
    private final Map<Window, Direct> direct;

    /** Events and errors a second over a window of their own, at each moment. */
    static final class Direct {
        private final double[] total;
        private final double[] errors;

        Direct(double[] total, double[] errors) {
            this.total = total.clone();
            this.errors = errors.clone();
        }

        double ratio(int at) {
            return SloRatios.ratio(errors[at], total[at]);
        }

        double total(int at) {
            return total[at];
        }
    }

    SloRatios(Grid grid, Sum total, Sum errors, Map<Window, Direct> direct) {
        this.grid = grid;
        this.total = total;
        this.errors = errors;
        this.direct = Map.copyOf(direct);
    }

    /** Nothing failed where nothing happened; above 1 only by the rounding of rates. */
    static double ratio(double errors, double total) {
        if (Double.isNaN(total) || Double.isNaN(errors)) {
            return Double.NaN;
        }
        return total > 0 ? Math.min(1, errors / total) : 0;
    }

    @Override
    public double over(Window window, int at) {
        Direct own = direct.get(window);
        if (own != null) {
            return at(own, at, window);
        }
        return window.compareTo(RawQueries.BASE) <= 0
                ? ratio(errors.rate(at), total.rate(at))
                : between(at - grid.steps(window.length()), at);
    }

    /** A minute may hold one scrape alone, of which no rate can be told: then that of five minutes has to do. */
    private double at(Direct own, int at, Window window) {
        double ratio = own.ratio(at);
        return Double.isNaN(ratio) && window.compareTo(RawQueries.BASE) < 0
                ? ratio(errors.rate(at), total.rate(at))
                : ratio;
    }

    @Override
    public double between(int after, int upTo) {
        return total.known(after, upTo) == 0
                ? Double.NaN
                : ratio(errors.between(after, upTo), total.between(after, upTo));
    }

    @Override
    public double weight(int after, int upTo) {
        return total.between(after, upTo);
    }

    @Override
    public boolean hasEvents(Window window, int at, long least) {
        Direct own = direct.get(window);
        double events =
                own == null ? total.between(at - grid.steps(window.length()), at) : own.total(at) * window.seconds();
        return events >= least;
    }

    @Override
    public boolean isKnown(int at) {
        return total.isKnown(at);
    }

    @Override
    public boolean isIdle(int at) {
        return total.rate(at) == 0;
    }

    @Override
    public boolean isPartial(int at) {
        return false;
    }
}
