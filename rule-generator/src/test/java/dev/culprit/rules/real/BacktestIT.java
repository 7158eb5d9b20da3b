package dev.culprit.rules.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.rules.Given;
import dev.culprit.rules.backtest.Backtest;
import dev.culprit.rules.backtest.BacktestReport;
import dev.culprit.rules.backtest.Firing;
import dev.culprit.rules.backtest.Range;
import dev.culprit.rules.backtest.Trial;
import dev.culprit.rules.history.Pause;
import dev.culprit.rules.history.PrometheusSource;
import dev.culprit.rules.history.RangeReader;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Formula;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Target;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten days of a steady service in a real Prometheus: ten requests a second, none of which fail but for the fifth day, on
 * which a tenth does from 12:00 to 13:00; a web server and a histogram that count the same; and a second service, of which
 * one in twenty fails on the seventh day from 06:00 to 06:30. What is to come out is known without asking.
 */
class BacktestIT {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant OUTAGE = Instant.parse("2026-01-09T12:00:00Z");
    private static final Instant OTHER_OUTAGE = Instant.parse("2026-01-11T06:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(9));
    private static final Range WEEK = new Range(END.minus(Duration.ofDays(7)), END);
    private static final int SCRAPE_SECONDS = 30;
    private static final int SCRAPES = 10 * 24 * 3600 / SCRAPE_SECONDS;
    private static final int RATE = 10;
    private static final int REQUESTS = 7 * 24 * 3600 * RATE;

    /** 3600 and 900 of 6,048,000 requests. */
    private static final double RATIO = 3600.0 / REQUESTS;

    private static final double OTHER_RATIO = 900.0 / REQUESTS;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void load() throws Exception {
        assumeTrue(Tool.areThere(), Tool.NEEDED);
        Files.writeString(folder.resolve("prometheus.yml"), "global: {evaluation_interval: 1m}\n");
        String lines = IntStream.rangeClosed(0, SCRAPES)
                .mapToObj(BacktestIT::scrape)
                .flatMap(scrape -> scrape)
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("history.txt"), lines + "\n# EOF\n");
        Tool tool = Tool.run(
                folder,
                List.of(Tool.PROMTOOL.toString(), "tsdb", "create-blocks-from", "openmetrics", "history.txt", "data"));
        assertThat(tool.exit()).as(tool.output()).isZero();
    }

    private static Stream<String> scrape(int number) {
        long at = START.getEpochSecond() + (long) number * SCRAPE_SECONDS;
        long failing = Math.clamp(at - OUTAGE.getEpochSecond(), 0, 3600);
        long all = (long) number * SCRAPE_SECONDS * RATE;
        double other = Math.clamp(at - OTHER_OUTAGE.getEpochSecond(), 0, 1800) * 0.5;
        return Stream.of(
                        "requests_total{slo=\"a\"} " + all,
                        "errors_total{slo=\"a\"} " + failing,
                        "http_requests_total{service=\"web\",status=\"200\"} " + (all - failing),
                        "http_requests_total{service=\"web\",status=\"500\"} " + failing,
                        "http_request_duration_seconds_count{service=\"web\"} " + all,
                        "http_request_duration_seconds_bucket{service=\"web\",le=\"0.5\"} " + (all - failing),
                        "requests_total{slo=\"b\"} " + all,
                        "errors_total{slo=\"b\"} " + other)
                .map(sample -> sample + " " + at);
    }

    @Test
    void itTellsWhatTheClosedFormulasTell() throws Exception {
        BacktestReport report = test(Given.yaml(week(Given.slo("a"))).promises());

        assertThat(report.errorRatio()).isCloseTo(RATIO, within(1e-9));
        assertThat(report.windowErrorRatio()).isCloseTo(RATIO, within(1e-9));
        assertThat(report.coverage().unknown()).isZero();
        Trial trial = report.trials().getFirst();
        assertThat(trial.consumed()).isCloseTo(RATIO / 0.001, within(1e-6));
        assertThat(trial.days().get(2).errorRatio()).isCloseTo(3600.0 / (24 * 3600 * RATE), within(1e-9));
        // by then five of the window's seven days are known, and stand for all
        assertThat(trial.days().get(2).consumed()).isCloseTo(RATIO / 0.001 * 7 / 5, within(1e-6));
        assertThat(trial.days().getLast().left()).isCloseTo(1 - RATIO / 0.001, within(1e-6));
        assertThat(report.trials().get(1).consumed()).isCloseTo(RATIO / 0.005, within(1e-6));
        alerts(trial);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{template: {name: http-availability, labels: {service: web}}}",
                "{template: {name: http-latency, labels: {service: web}, params: {threshold: '0.5'}}}",
                "{ratio: {errorRatio: 'sum(rate(errors_total{slo=\"a\"}[{{window}}])) / sum(rate(requests_total{slo=\"a\"}[{{window}}]))',"
                        + " total: 'sum(rate(requests_total{slo=\"a\"}[{{window}}]))'}}",
                "{ratio: {errorRatio: 'sum(rate(errors_total{slo=\"a\"}[{{window}}])) / sum(rate(requests_total{slo=\"a\"}[{{window}}]))'}}",
            })
    void templatesAndExpressionsTellTheSameAsTheirCounters(String sli) throws Exception {
        String slo = week(Given.slo("a")).replaceAll("sli: .*", Matcher.quoteReplacement("sli: " + sli));
        BacktestReport report = test(Given.yaml(slo).promises());

        assertThat(report.errorRatio()).isCloseTo(RATIO, within(1e-9));
        assertThat(report.windowErrorRatio()).isCloseTo(RATIO, within(1e-9));
        assertThat(report.coverage().unknown()).isZero();
        alerts(report.trials().getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: AND}",
                "{type: AND_MIN}",
                "{type: ANY}",
                "{type: WEIGHTED_ROUTES, params: {routes: [{name: direct, weight: 0.9, chain: [a]},"
                        + " {name: longer, weight: 0.1, chain: [a, b]}]}}",
            })
    void aCompositionTellsWhatItsFormulaTellsOfItsParts(String formula) throws Exception {
        Promises promises = Given.yaml(
                        week(Given.slo("a")),
                        week(Given.slo("b")),
                        week(Given.composition("whole", formula, "a", "b")).replace("target: 95", "target: 99.9"))
                .promises();
        Composition whole = promises.compositions().getFirst();
        double expected = whole.formula()
                .of(whole.aliases(), Map.of("a", RATIO, "b", OTHER_RATIO))
                .orElseThrow();
        BacktestReport report = test(promises, whole);

        assertThat(report.errorRatio()).isCloseTo(expected, within(1e-9));
        assertThat(report.windowErrorRatio()).isCloseTo(expected, within(1e-9));
        List<Firing> fast = report.trials().getFirst().tiers().getFirst().firings();
        switch (whole.formula()) {
            case Formula.All all -> both(fast);
            case Formula.Worst worst -> both(fast);
            // never do both fail at once
            case Formula.Any any -> assertThat(fast).isEmpty();
            // one in twenty of a tenth of the routes is half a percent: less than 14.4x
            case Formula.Routes routes -> assertThat(fast).hasSize(1);
        }
    }

    private static void both(List<Firing> fast) {
        assertThat(fast).hasSize(2);
        // 1.44 % of 14 minutes at 5 % are 4.03 minutes, and one more
        assertThat(fast.getLast().start()).isBetween(OTHER_OUTAGE.plusSeconds(300), OTHER_OUTAGE.plusSeconds(420));
        assertThat(fast.getLast().peak()).isCloseTo(50, within(1e-6));
    }

    private static String week(String manifest) {
        return manifest.replace("window: 30d", "window: 7d");
    }

    /** For seven days, windows and holds are 7/30 of the usual ones: the first tier has 14m and 1m, and holds 1m. */
    private static void alerts(Trial trial) {
        assertThat(trial.tiers().getFirst().tier().longWindow()).hasToString("14m");
        Firing fast = trial.tiers().getFirst().firings().getFirst();
        // 14.4x is 1.44 %: 10 % for 2.02 of 14 minutes, and one minute more
        assertThat(fast.start()).isBetween(OUTAGE.plusSeconds(180), OUTAGE.plusSeconds(300));
        assertThat(fast.end()).isBetween(OUTAGE.plusSeconds(3600), OUTAGE.plusSeconds(3780));
        assertThat(fast.peak()).isCloseTo(100, within(1e-6));
        assertThat(trial.tiers().getFirst().firings()).hasSize(1);
        assertThat(trial.plain()).hasSize(1);
    }

    private static BacktestReport test(Promises promises) throws Exception {
        return test(promises, promises.slos().getFirst());
    }

    private static BacktestReport test(Promises promises, Promise promise) throws Exception {
        Backtest backtest = new Backtest(promises, WEEK);
        try (var server = new Server(folder);
                var http = new PrometheusHttp(
                        new PrometheusAddress(URI.create(server.url()), null, null),
                        Duration.ofSeconds(30),
                        16L * 1024 * 1024)) {
            var source = new PrometheusSource(http, Duration.ofSeconds(30));
            var reader = new RangeReader(server.url(), source, Pause.real(), read -> {});
            return backtest.of(promise, List.of(Target.of("99.9"), Target.of("99.5")), OptionalDouble.empty(), reader);
        }
    }
}
