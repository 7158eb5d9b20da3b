package dev.culprit.rules.backtest;

import dev.culprit.rules.objective.Promise;
import java.time.Duration;
import java.util.List;

/**
 * One SLO or composition against the past.
 *
 * @param step between the moments that were looked at
 * @param errorRatio of the range
 * @param windowErrorRatio of the SLO's window that ends with the range; NaN where nothing is known
 * @param trials one of each target
 */
public record BacktestReport(
        Promise promise,
        Range range,
        Duration step,
        double errorRatio,
        double windowErrorRatio,
        Coverage coverage,
        List<Trial> trials) {
    public BacktestReport {
        trials = List.copyOf(trials);
    }
}
