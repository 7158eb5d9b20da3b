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
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten days of a steady service in a real Prometheus: ten requests a second, none of which fail but for the fifth day, on
 * which a tenth does from 12:00 to 13:00. What is to come out is known without asking.
 */
class BacktestIT {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant OUTAGE = Instant.parse("2026-01-09T12:00:00Z");
    private static final int SCRAPE_SECONDS = 30;
    private static final int SCRAPES = 10 * 24 * 3600 / SCRAPE_SECONDS;
    private static final int RATE = 10;

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
        return Stream.of(
                "requests_total{slo=\"a\"} " + all + " " + at, "errors_total{slo=\"a\"} " + failing + " " + at);
    }

    @Test
    void itTellsWhatTheClosedFormulasTell() throws Exception {
        Promises promises =
                Given.yaml(Given.slo("a").replace("window: 30d", "window: 7d")).promises();
        Instant end = START.plus(Duration.ofDays(9));
        BacktestReport report = test(promises, new Range(end.minus(Duration.ofDays(7)), end));

        // 3600 of 6,048,000 requests
        double ratio = 3600.0 / (7 * 24 * 3600 * RATE);
        assertThat(report.errorRatio()).isCloseTo(ratio, within(1e-9));
        assertThat(report.windowErrorRatio()).isCloseTo(ratio, within(1e-9));
        assertThat(report.coverage().unknown()).isZero();
        Trial trial = report.trials().getFirst();
        assertThat(trial.consumed()).isCloseTo(ratio / 0.001, within(1e-6));
        assertThat(trial.days().get(2).errorRatio()).isCloseTo(3600.0 / (24 * 3600 * RATE), within(1e-9));
        // by then five of the window's seven days are known, and stand for all
        assertThat(trial.days().get(2).consumed()).isCloseTo(ratio / 0.001 * 7 / 5, within(1e-6));
        assertThat(trial.days().getLast().left()).isCloseTo(1 - ratio / 0.001, within(1e-6));
        assertThat(report.trials().get(1).consumed()).isCloseTo(ratio / 0.005, within(1e-6));
        alerts(trial);
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

    private static BacktestReport test(Promises promises, Range range) throws Exception {
        Backtest backtest = new Backtest(promises, range);
        try (var server = new Server(folder);
                var http = new PrometheusHttp(
                        new PrometheusAddress(URI.create(server.url()), null, null),
                        Duration.ofSeconds(30),
                        16L * 1024 * 1024)) {
            var source = new PrometheusSource(http, Duration.ofSeconds(30));
            var reader = new RangeReader(server.url(), source, Pause.real(), read -> {});
            return backtest.of(
                    promises.slos().getFirst(),
                    List.of(Target.of("99.9"), Target.of("99.5")),
                    OptionalDouble.empty(),
                    reader);
        }
    }
}
