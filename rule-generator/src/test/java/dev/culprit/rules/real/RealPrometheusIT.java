package dev.culprit.rules.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.rules.Given;
import dev.culprit.rules.recording.Rule;
import dev.culprit.rules.recording.RuleGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A day of counters in a real Prometheus. The rules are worked off as they would have been, level by level, since each
 * reads what the one before it recorded; then their long windows are compared with the closed formula on the recorded rates,
 * and with the rate of the counters themselves.
 */
class RealPrometheusIT {
    private static final String SLO = "{slo_name=\"a\",slo_namespace=\"shop\"}";
    private static final List<Rule.Recorded> RULES = rules();

    private static final List<Backfill.Level> LEVELS =
            List.of(Backfill.Level.RATES, Backfill.Level.ERRORS, Backfill.Level.EDGES, Backfill.Level.EVENTS);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPrometheus() {
        assumeTrue(Tool.areThere(), Tool.NEEDED);
    }

    private static List<Rule.Recorded> rules() {
        String slo = Given.slo("a")
                .replace("errors_total{slo=\"a\"}", "requests_total{slo=\"a\",code=~\"5..\"}")
                .replace("target: 99.9", "target: 99");
        return Backfill.recorded(RuleGenerator.generate(Given.yaml(slo).promises()).getFirst().rules().stream());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void longWindowsAreTheFormulaAndNearTheRawRate(long seed) throws Exception {
        var backfill = new Backfill(folder);
        backfill.load(new History(seed).openMetrics());
        for (Backfill.Level level : LEVELS) {
            backfill.record(level.of(RULES), new Backfill.Span(History.START, History.end()));
        }
        try (var server = new Server(folder)) {
            for (long minutesAgo : List.of(1L, 37L, 101L)) {
                Instant at = evaluation(server, History.end().minus(Duration.ofMinutes(minutesAgo)));
                for (long window : List.of(60L, 120L, 360L, 1440L)) {
                    compare(server, at, window);
                }
            }
        }
    }

    @Test
    void theRulesSayWhatTheyAre() {
        assertThat(RULES)
                .extracting(Rule.Recorded::series)
                .contains("slok:sli_error_rate:1h", "slok:sli_error_rate:1d");
    }

    /** The last one: groups are evaluated at a second of the minute that their names decide. */
    private static Instant evaluation(Server server, Instant at) throws IOException, InterruptedException {
        double seconds =
                server.value("timestamp(slok:sli_total:rate5m" + SLO + ")", at).orElseThrow();
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    private static void compare(Server server, Instant at, long minutes) throws IOException, InterruptedException {
        String window = minutes % 1440 == 0 ? minutes / 1440 + "d" : minutes / 60 + "h";
        String rule = RULES.stream()
                .filter(one -> one.series().equals("slok:sli_error_rate:" + window))
                .findFirst()
                .orElseThrow()
                .expression();
        double recorded = server.value(rule, at).orElseThrow();
        double formula =
                sum(server, "slok:sli_errors:rate5m", at, minutes) / sum(server, "slok:sli_total:rate5m", at, minutes);
        double raw = server.value(
                        "sum(rate(requests_total{code=\"500\"}[" + window + "])) / sum(rate(requests_total[" + window
                                + "]))",
                        at)
                .orElseThrow();

        assertThat(recorded).as("%s before %s, by formula", window, at).isCloseTo(formula, within(1e-9));
        assertThat(recorded / raw)
                .as("%s before %s, beside the raw rate", window, at)
                .isCloseTo(1, within(0.01));
    }

    /** Rates of each minute, and what they lag behind at both ends. */
    private static double sum(Server server, String series, Instant at, long minutes)
            throws IOException, InterruptedException {
        List<Double> rates = server.samples(series + SLO + "[" + minutes + "m]", at);
        List<Double> edges = server.samples(series.replace("rate5m", "edge5m") + SLO + "[" + minutes + "m]", at);
        assertThat(rates).as("one a minute, with the one at the beginning").hasSize((int) minutes + 1);
        return rates.stream().skip(1).mapToDouble(rate -> rate).sum() + edges.getLast() - edges.getFirst();
    }
}
