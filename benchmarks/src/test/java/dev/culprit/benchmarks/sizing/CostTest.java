package dev.culprit.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final List<Driver> DRIVERS = List.of(Driver.QUESTION, Driver.PAIR);

    @Test
    void whatIsExactlyLinearIsFoundAndPredicted() {
        Cost cost =
                Cost.fitted(DRIVERS, List.of(size(10, 0), size(20, 5), size(3, 70)), List.of(3_000L, 6_035L, 1_390L));

        assertThat(cost.each().get(Driver.QUESTION)).isCloseTo(300, within(0.001));
        assertThat(cost.each().get(Driver.PAIR)).isCloseTo(7, within(0.001));
        assertThat(cost.of(size(100, 100))).isCloseTo(30_700, within(0.1));
    }

    @Test
    void whatIsNotIsMetInTheMiddle() {
        Cost cost = Cost.fitted(List.of(Driver.PAIR), List.of(size(0, 1), size(0, 1)), List.of(100L, 200L));

        assertThat(cost.of(size(0, 2))).isCloseTo(300, within(0.001));
    }

    private static Size size(double questions, double pairs) {
        return new Size(Map.of(Driver.QUESTION, questions, Driver.PAIR, pairs));
    }
}
