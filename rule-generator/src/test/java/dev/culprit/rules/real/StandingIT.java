package dev.culprit.rules.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.Given;
import dev.culprit.rules.objective.ErrorBudget;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.recording.Rule;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.PrometheusStandings;
import dev.culprit.rules.standing.Standing;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How promises stand at the end of a day of counters in a real Prometheus, beside the formulas on the same samples. */
class StandingIT {
    private static final String SERIES = "{slo_name=\"a\",slo_namespace=\"shop\"}";
    private static final Promises PROMISES = Given.yaml(
                    Given.slo("a")
                            .replace("errors_total{slo=\"a\"}", "requests_total{slo=\"a\",code=~\"5..\"}")
                            .replace("target: 99.9", "target: 95")
                            .replace("window: 30d", "window: 1d"),
                    Given.composition("whole", "{type: AND}", "a", "absent").replace("window: 30d", "window: 1d"))
            .promises();
    private static final Promise SLO = PROMISES.slos().getFirst();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void load() throws Exception {
        assumeTrue(Tool.areThere(), Tool.NEEDED);
        var backfill = new Backfill(folder);
        backfill.load(new History(3).openMetrics());
        List<Rule.Recorded> rules =
                Backfill.recorded(RuleGenerator.generate(PROMISES).stream().flatMap(group -> group.rules().stream()));
        var day = new Backfill.Span(History.START, History.end());
        var end = new Backfill.Span(History.end().minus(Duration.ofMinutes(10)), History.end());
        for (Backfill.Level level : Backfill.Level.values()) {
            backfill.record(level.of(rules), level.compareTo(Backfill.Level.EVENTS) < 0 ? day : end);
        }
    }

    @Test
    void theFiguresAreTheFormulasOnTheSameSamples() throws Exception {
        try (var server = new Server(folder)) {
            Instant at = evaluation(server);
            double errors = sum(server, "slok:sli_errors:rate5m", at) / sum(server, "slok:sli_total:rate5m", at);
            var budget = new ErrorBudget(SLO.target(), SLO.window());
            Standing standing = standing(server, at, SLO);

            assertThat(standing.message()).isEmpty();
            assertThat(standing.knowledge()).isEqualTo(Knowledge.KNOWN);
            ObjectiveState state = standing.state();
            // a budget of 5 %: to a thousandth of a percent
            assertThat(state.actual()).isCloseTo(100 * (1 - errors), within(0.0005 + 1e-9));
            assertThat(state.errorBudget()).isNotNull().satisfies(spent -> {
                assertThat(spent.percentRemaining())
                        .isCloseTo(100 * budget.remainingFraction(errors), within(0.05 + 1e-6));
                assertThat(minutes(spent.total())).isCloseTo(72, within(1e-9));
                assertThat(minutes(spent.consumed()))
                        .isCloseTo(budget.consumed(errors).toMillis() / 60_000.0, within(0.05 + 1e-6));
                assertThat(minutes(spent.remaining()))
                        .isCloseTo(budget.remaining(errors).toMillis() / 60_000.0, within(0.05 + 1e-6));
            });
            for (BurnRate burn : state.burnRate() == null ? List.<BurnRate>of() : state.burnRate()) {
                burns(server, at, burn.longWindow(), burn.longBurnRate(), budget);
                burns(server, at, burn.shortWindow(), burn.shortBurnRate(), budget);
            }
            assertThat(state.burnRate()).hasSize(4);
            assertThat(state.status()).isEqualTo(Level.MET);
        }
    }

    @Test
    void aCompositionStandsByThePartThatIsThereAndNamesTheOther() throws Exception {
        try (var server = new Server(folder)) {
            Instant at = evaluation(server);
            Standing whole = standing(server, at, PROMISES.compositions().getFirst());

            assertThat(whole.message()).isEmpty();
            assertThat(whole.missing()).containsExactly("absent");
            assertThat(whole.state().actual())
                    .isEqualTo(standing(server, at, SLO).state().actual());
        }
    }

    @Test
    void rulesThatAreNotEvaluatedAnyMoreAreNoData() throws Exception {
        try (var server = new Server(folder)) {
            Standing later = standing(server, History.end().plus(Duration.ofMinutes(10)), SLO);

            assertThat(later.knowledge()).isEqualTo(Knowledge.NO_DATA);
            assertThat(later.message()).startsWith("Prometheus has no slok:sli_error_rate:1m");
        }
    }

    /** Two digits are shown, or a tenth; long windows are within a percent of the raw rate. */
    private static void burns(Server server, Instant at, String window, @Nullable Double shown, ErrorBudget budget)
            throws Exception {
        double raw = server.value(
                        "sum(rate(requests_total{code=\"500\"}[" + window + "])) / sum(rate(requests_total[" + window
                                + "]))",
                        at)
                .orElse(Double.NaN);
        if (!Double.isNaN(raw)) {
            assertThat(shown)
                    .as("burn over %s", window)
                    .isCloseTo(budget.burnRate(raw), within(0.05 + 0.01 * budget.burnRate(raw)));
        }
    }

    private static double minutes(String text) {
        assertThat(text).endsWith("m");
        return Double.parseDouble(text.substring(0, text.length() - 1));
    }

    private static Standing standing(Server server, Instant at, Promise promise) throws Exception {
        // rules are evaluated at a part of a second
        var clock = Clock.fixed(at.plusSeconds(1), ZoneOffset.UTC);
        try (var http = new PrometheusHttp(
                new PrometheusAddress(URI.create(server.url()), null, null), Duration.ofSeconds(30), 1024 * 1024)) {
            return new PrometheusStandings(http, Duration.ofSeconds(30), clock).of(promise);
        }
    }

    /** The last one but one. */
    private static Instant evaluation(Server server) throws Exception {
        double seconds = server.value(
                        "timestamp(slok:sli_error_rate:1d" + SERIES + ")",
                        History.end().minus(Duration.ofMinutes(1)))
                .orElseThrow();
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /** Rates of each minute of the day before, and what they lag behind at both ends. */
    private static double sum(Server server, String series, Instant at) throws Exception {
        List<Double> rates = server.samples(series + SERIES + "[1d]", at);
        List<Double> edges = server.samples(series.replace("rate5m", "edge5m") + SERIES + "[1d]", at);
        assertThat(rates).hasSize(1441);
        return rates.stream().skip(1).mapToDouble(rate -> rate).sum() + edges.getLast() - edges.getFirst();
    }
}
