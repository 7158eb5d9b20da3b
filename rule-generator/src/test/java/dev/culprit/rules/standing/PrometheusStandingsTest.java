package dev.culprit.rules.standing;

import static dev.culprit.rules.standing.FakePrometheus.rates;
import static dev.culprit.rules.standing.FakePrometheus.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.Given;
import dev.culprit.rules.objective.Promise;
import dev.culprit.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An SLO of 99.9 % over 30d in the namespace shop, and what Prometheus has of it. */
class PrometheusStandingsTest {
    private static final Promise SLO =
            Given.yaml(Given.slo("a")).promises().slos().getFirst();

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");

    @SuppressWarnings("NullAway.Init") // begin sets it
    private FakePrometheus prometheus;

    @BeforeEach
    void begin() throws Exception {
        prometheus = new FakePrometheus();
    }

    @AfterEach
    void end() {
        prometheus.close();
    }

    @Test
    void oneQuerySelectsTheSeriesOfTheSloAndNoOthers() throws Exception {
        standing(SLO);

        assertThat(prometheus.asked()).hasSize(1);
        assertThat(prometheus.asked().getFirst())
                .containsEntry("time", "2026-01-01T00:00:00Z")
                .containsEntry("timeout", "2000ms")
                .containsEntry(
                        "query",
                        "{slo_name=\"a\",slo_namespace=\"shop\",__name__=~\"slok:sli_error_rate:5m|slok:sli_error_rate:30m"
                                + "|slok:sli_error_rate:1h|slok:sli_error_rate:2h|slok:sli_error_rate:6h|slok:sli_error_rate:1d"
                                + "|slok:sli_error_rate:3d|slok:sli_error_rate:30d|slok:sli_no_data"
                                + "|slok:composition_component_missing\"}");
    }

    @Test
    void theBudgetIsWhatTheFormulaSaysOfTheErrorRateOverTheSlosOwnWindow() throws Exception {
        prometheus.has(with(rates(0.0001), "30d", "0.0013"));
        Standing standing = standing(SLO);

        assertThat(standing.knowledge()).isEqualTo(Knowledge.KNOWN);
        assertThat(standing.message()).isEmpty();
        ObjectiveState state = standing.state();
        assertThat(state.name()).isEqualTo("availability");
        assertThat(state.target()).isEqualTo(99.9);
        assertThat(state.actual()).isEqualTo(99.87);
        assertThat(state.status()).isEqualTo(Level.VIOLATED);
        assertThat(state.errorBudget()).isEqualTo(new ObjectiveState.ErrorBudget("43.2m", "56.2m", "-13.0m", -30));
        assertThat(state.burnRate())
                .containsExactly(
                        new BurnRate("5m", 0.1, "1h", 0.1),
                        new BurnRate("30m", 0.1, "6h", 0.1),
                        new BurnRate("2h", 0.1, "1d", 0.1),
                        new BurnRate("6h", 0.1, "3d", 0.1));
        assertThat(state.lastQueried()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "5m 0.0145 1h 0.0145, CRITICAL",
        "5m 0.0145 1h 0.0144, MET",
        "5m 0.2, MET",
        "30m 0.0061 6h 0.0061, DEGRADED",
        "2h 0.0031 1d 0.0031, WARNING",
        "6h 0.0011 3d 0.0011, WARNING",
        "5m 0.0145 1h 0.0145 30m 0.01 6h 0.01, CRITICAL",
        "30d 0.001, VIOLATED",
        "30d 0.00099, MET",
        "30d 0.0011 5m 0.1 1h 0.1, VIOLATED",
    })
    void theLevelIsThatOfTheFastestTierThatBurnsInBothWindows(String rates, Level level) throws Exception {
        String[] pairs = rates.split(" ", -1);
        String series = rates(0.0001);
        for (int i = 0; i < pairs.length; i += 2) {
            series = with(series, pairs[i], pairs[i + 1]);
        }
        prometheus.has(series);

        assertThat(standing(SLO).state().status()).isEqualTo(level);
    }

    @Test
    void anSloWithoutTiersIsToldByTheUsualWindows() throws Exception {
        Promise quiet = Given.yaml(Given.slo("a", "alerting: {burnRateAlerts: {enabled: false}}"))
                .promises()
                .slos()
                .getFirst();
        prometheus.has(rates(0.0145));
        ObjectiveState state = standing(quiet).state();

        assertThat(state.burnRate()).extracting(BurnRate::longWindow).containsExactly("1h", "6h", "3d");
        assertThat(state.status()).isEqualTo(Level.VIOLATED);
    }

    @Test
    void noiseDoesNotChangeTheFigures() throws Exception {
        prometheus.has(rates(0.000412));
        ObjectiveState before = standing(SLO).state();
        prometheus.has(rates(0.00041203));

        assertThat(standing(SLO).state()).isEqualTo(before);
        assertThat(before.actual()).isEqualTo(99.9588);
        assertThat(before.burnRate()).extracting(BurnRate::longBurnRate).containsOnly(0.4);
    }

    @Test
    void theEndIsForetoldByTheLastHour() throws Exception {
        prometheus.has(with(rates(0.0002), "1h", "0.03"));
        Outlook outlook = standings().outlook(SLO);

        // 0.8 of 30d at 30 times the rate
        assertThat(outlook.exhaustion().orElseThrow().toMinutes() / 60.0).isCloseTo(0.8 * 24, within(0.02));
        prometheus.has(rates(0));
        assertThat(standings().outlook(SLO).exhaustion()).isEmpty();
    }

    @Test
    void seriesThatAreNotThereAreNamed() throws Exception {
        prometheus.has("");
        Standing standing = standing(SLO);

        assertThat(standing.knowledge()).isEqualTo(Knowledge.NO_DATA);
        assertThat(standing.message())
                .isEqualTo(
                        "Prometheus has no slok:sli_error_rate:5m, slok:sli_error_rate:30m, slok:sli_error_rate:1h and 5"
                                + " more of shop/a: see that the rules made of it today are loaded");
        assertThat(standing.state().status()).isEqualTo(Level.UNKNOWN);
        assertThat(standing.state().actual()).isNull();
        assertThat(standing.state().errorBudget()).isNull();
    }

    @Test
    void anIndicatorWithoutSeriesIsNotMetButABudgetThatIsGoneStaysGone() throws Exception {
        String gap = rates(0.0001).replaceAll("(?m)^[^\n]*:5m[^\n]*\n", "") + "\nslok:sli_no_data{slo_name=\"a\"} 1";
        prometheus.has(gap);
        Standing standing = standing(SLO);

        assertThat(standing.knowledge()).isEqualTo(Knowledge.NO_DATA);
        assertThat(standing.message()).startsWith("slok:sli_no_data is 1: nothing is measured now");
        assertThat(standing.state().status()).isEqualTo(Level.UNKNOWN);
        assertThat(standing.state().actual()).isEqualTo(99.99);
        prometheus.has(gap.replace("1.0E-4", "0.002"));
        assertThat(standing(SLO).state().status()).isEqualTo(Level.VIOLATED);
    }

    @Test
    void partsOfACompositionWithoutDataAreNamed() throws Exception {
        Promise whole = Given.yaml(Given.slo("a"), Given.slo("b"), Given.composition("whole", "{type: AND}", "a", "b"))
                .promises()
                .compositions()
                .getFirst();
        prometheus.has(rates(0.01).replace("sli_error_rate", "sli_error_composition_rate")
                + "\nslok:composition_component_missing{component=\"b\"} 1"
                + "\nslok:composition_component_missing{component=\"a\"} 0"
                + "\nslok:composition_component_missing{component=\"foreign\"} 1");
        Standing standing = standing(whole);

        assertThat(standing.knowledge()).isEqualTo(Knowledge.KNOWN);
        assertThat(standing.missing()).containsExactly("b");
        assertThat(standing.state().name()).isEqualTo("whole");
        assertThat(standing.state().actual()).isEqualTo(99);
    }

    private Standing standing(Promise promise) throws InterruptedException {
        return standings().of(promise);
    }

    private PrometheusStandings standings() {
        return new PrometheusStandings(prometheus.http(), Duration.ofSeconds(2), clock);
    }
}
