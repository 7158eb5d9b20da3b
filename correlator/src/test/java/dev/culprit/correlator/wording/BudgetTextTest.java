package dev.culprit.correlator.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTextTest {
    @ParameterizedTest
    @CsvSource({
        "1, 100% left",
        "0.41239, 41.2% left",
        "0.99999, 99.9% left",
        "0, none left",
        "-0.12, overspent by 12%",
        "-0.0001, overspent by 0.1%",
        "-31.5, overspent by 3150%",
        "-1e307, overspent by 100000000%"
    })
    void aShareIsSaidInPercent(double share, String said) {
        assertThat(BudgetText.of(BudgetText.percent(share))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void whatAFileMadeByHandHoldsIsNoNumber(double percent) {
        assertThat(BudgetText.of(percent)).isEqualTo("not known");
    }
}
