package dev.culprit.rules.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples. */
class FormulasTest {
    private static final Window MONTH = window("30d");
    private static final ErrorBudget THREE_NINES = new ErrorBudget(Target.of("99.9"), MONTH);

    @Test
    void threeNinesOverAMonthAreFortyThreeMinutes() {
        assertThat(THREE_NINES.total()).isEqualTo(Duration.ofSeconds(2592));
    }

    @Test
    void whatIsConsumedIsTheRatioOverTheWholeWindow() {
        assertThat(THREE_NINES.consumed(0.0013)).isEqualTo(Duration.ofMillis(3_369_600));
        assertThat(THREE_NINES.remaining(0.0013)).isEqualTo(Duration.ofMillis(-777_600));
        assertThat(THREE_NINES.remainingFraction(0.0013)).isCloseTo(-0.3, within(1e-9));
    }

    @Test
    void threePercentOfErrorsBurnThirtyTimesTooFast() {
        assertThat(THREE_NINES.burnRate(0.03)).isCloseTo(30, within(1e-9));
    }

    @Test
    void aFullBudgetLastsADayAtThirtyAndFiftyHoursAtFourteenPointFour() {
        assertThat(THREE_NINES.exhaustion(1, 30)).contains(Duration.ofHours(24));
        assertThat(THREE_NINES.exhaustion(1, 14.4)).contains(Duration.ofHours(50));
        assertThat(THREE_NINES.exhaustion(1, 0)).isEmpty();
        assertThat(THREE_NINES.exhaustion(-0.3, 2)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "-1", "100.1"})
    void aTargetThatLeavesNoBudgetCannotExist(String percent) {
        assertThatThrownBy(() -> Target.of(percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBudgetIsExact() {
        assertThat(Target.of("99.9").budget()).isEqualTo(new BigDecimal("0.001"));
        assertThat(Target.of("99.99").ratio()).isEqualTo(new BigDecimal("0.9999"));
    }

    @Test
    void weightedRoutesAreTheProductOfTheirChains() {
        var formula = new Formula.Routes(List.of(
                new Formula.Route("no coupon", new BigDecimal("0.9"), List.of("base", "payments")),
                new Formula.Route("coupon", new BigDecimal("0.1"), List.of("base", "coupon", "payments"))));
        Map<String, Double> errors = Map.of("base", 0.001, "payments", 0.0005, "coupon", 0.005);

        assertThat(formula.of(List.of("base", "payments", "coupon"), errors).orElseThrow())
                .isCloseTo(0.00199875, within(1e-8));
    }

    @Test
    void aPartThatIsMissingHidesNothingOfTheRest() {
        List<String> parts = List.of("a", "b");

        assertThat(new Formula.Worst().of(parts, Map.of("b", 0.5))).hasValue(0.5);
        assertThat(new Formula.All().of(parts, Map.of("b", 0.5))).hasValue(0.5);
        assertThat(new Formula.Any().of(parts, Map.of("b", 0.5))).hasValue(0.5);
        assertThat(new Formula.Worst().of(parts, Map.of())).isEmpty();
    }

    @Test
    void allMultiplySuccessAndAnyMultipliesErrors() {
        List<String> parts = List.of("a", "b");
        Map<String, Double> errors = Map.of("a", 0.1, "b", 0.2);

        assertThat(new Formula.Worst().of(parts, errors)).hasValue(0.2);
        assertThat(new Formula.All().of(parts, errors).orElseThrow()).isCloseTo(0.28, within(1e-12));
        assertThat(new Formula.Any().of(parts, errors).orElseThrow()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void theCeilingOfAChainIsTheProductOfItsTargets() {
        List<String> parts = List.of("a", "b", "c", "d");
        Map<String, Double> targets = Map.of("a", 0.9999, "b", 0.9995, "c", 0.9999, "d", 0.999);

        assertThat(new Formula.All().ceiling(parts, targets).orElseThrow()).isCloseTo(0.9983, within(1e-4));
        assertThat(new Formula.Any().ceiling(parts, targets).orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(new Formula.All().ceiling(parts, Map.of("a", 0.9))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "30d, 14.4 1h 5m 2, 6 6h 30m 15, 3 1d 2h 60, 1 3d 6h 180",
        "90d, 14.4 3h 15m 6, 6 18h 90m 45, 3 3d 6h 180, 1 9d 18h 540",
        "7d, 14.4 14m 1m 1, 6 84m 7m 4, 3 336m 28m 14, 1 1008m 84m 42",
        "28d, 14.4 56m 5m 2, 6 336m 28m 14, 3 1344m 112m 56, 1 4032m 336m 168",
        "1h, 14.4 1m 1m 1, 6 1m 1m 1, 3 2m 1m 1, 1 6m 1m 1",
    })
    void defaultTiersScaleWithTheWindowAndTheirFactorsStay(
            String slo, String first, String second, String third, String fourth) {
        assertThat(DefaultTiers.of(window(slo)))
                .extracting(tier -> tier.threshold() + " " + tier.longWindow() + " " + tier.shortWindow() + " "
                        + tier.hold().toMinutes())
                .containsExactly(first, second, third, fourth);
        assertThat(DefaultTiers.of(window(slo)))
                .extracting(Tier::severity)
                .containsExactly("page", "page", "ticket", "ticket");
    }

    @ParameterizedTest
    @CsvSource({"300s, 5m", "60s, 1m", "86400s, 1d", "90s,", "59s,", "0s,", "5,", "-60s,"})
    void secondsAreAWindowWhereTheyMakeWholeMinutes(String text, @Nullable String expected) {
        assertThat(Window.parse(text).map(Window::toString)).isEqualTo(Optional.ofNullable(expected));
    }

    private static Window window(String text) {
        return Window.parse(text).orElseThrow();
    }
}
