package dev.culprit.correlator.report;

import dev.culprit.api.record.BurnSeries;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.BurnCurve;
import dev.culprit.correlator.wording.BudgetText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of a burn's course, as a status has it. */
final class BurnMapping {
    /** Of each value: nobody sees more in a picture. */
    private static final MathContext DIGITS = new MathContext(3);

    private static final int MOST_ZEROS = 7;

    private BurnMapping() {}

    static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : Double.valueOf(BudgetText.percent(share));
    }

    static @Nullable BurnCurve curve(@Nullable BurnSeries series) {
        return series == null
                ? null
                : new BurnCurve(
                        series.measure(),
                        series.start(),
                        Math.toIntExact(series.step().toSeconds()),
                        series.values().stream().map(BurnMapping::value).collect(Collectors.joining(" ")));
    }

    private static String value(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        BigDecimal shown = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        // 10 and 100, not 1E+1 and 1E+2
        return shown.scale() < 0 && shown.scale() > -MOST_ZEROS ? shown.toPlainString() : shown.toString();
    }
}
