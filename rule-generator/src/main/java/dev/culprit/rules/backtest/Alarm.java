package dev.culprit.rules.backtest;

import dev.culprit.rules.history.Grid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * An alert as Prometheus evaluates it: what it watches for must be true at every moment for as long as {@code hold}, then it
 * fires, until the first moment at which it is not. A moment of which nothing is known is one at which it is not true.
 *
 * @param burn what its peak is taken of
 */
record Alarm(IntPredicate exceeded, Duration hold, IntToDoubleFunction burn) {
    /** All that fire after one moment, up to another; one that fires at the first already begins there. */
    List<Firing> firings(Grid grid, int after, int upTo) {
        var firings = new ArrayList<Firing>();
        // a hold of less than a step is over at the next one, as in Prometheus
        int held = Math.toIntExact(Math.ceilDiv(hold.toSeconds(), grid.step().toSeconds()));
        int since = -1;
        for (int at = Math.max(0, after - held); at <= upTo + 1; at++) {
            if (at <= upTo && exceeded.test(at)) {
                since = since < 0 ? at : since;
            } else {
                if (since >= 0 && since + held < at && at > after) {
                    firings.add(firing(grid, since + held, Math.min(at, upTo), at > upTo));
                }
                since = -1;
            }
        }
        return List.copyOf(firings);
    }

    private Firing firing(Grid grid, int from, int end, boolean open) {
        double peak = 0;
        for (int at = from; at < end || (open && at == end); at++) {
            peak = Math.max(peak, burn.applyAsDouble(at));
        }
        return new Firing(grid.at(from), grid.at(end), open, peak);
    }
}
