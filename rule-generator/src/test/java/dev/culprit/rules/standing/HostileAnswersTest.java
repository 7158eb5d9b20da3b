package dev.culprit.rules.standing;

import static dev.culprit.rules.standing.FakePrometheus.rates;
import static dev.culprit.rules.standing.FakePrometheus.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.Given;
import dev.culprit.rules.objective.Promise;
import dev.culprit.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Prometheus that contradicts itself, is somebody else, or does not answer. */
class HostileAnswersTest {
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
    void whatIsNotANumberIsNotThere() throws Exception {
        prometheus.has(with(with(rates(0.0001), "30d", "NaN"), "3d", "+Inf"));
        Standing standing = standing(SLO);

        assertThat(standing.message()).contains("slok:sli_error_rate:3d, slok:sli_error_rate:30d of shop/a");
        assertThat(standing.state().status()).isEqualTo(Level.UNKNOWN);
        assertThat(standing.state().burnRate()).last().isEqualTo(new BurnRate("6h", 0.1, "3d", null));
    }

    @Test
    void ofTwoSeriesTheOneWithTheLabelsOfTodayIsMeant() throws Exception {
        prometheus.has(
                rates(0.0001) + "\nslok:sli_error_rate:30d{slo_name=\"a\",objective_name=\"old\"} 0.5\n"
                        + "slok:sli_error_rate:30d{slo_name=\"a\",slo_namespace=\"shop\",objective_name=\"availability\"} 0.0001");

        assertThat(standing(SLO).state().actual()).isEqualTo(99.99);
    }

    @Test
    void seriesThatContradictEachOtherAreRefusedWithTheLabelTheyDifferIn() throws Exception {
        prometheus.has(rates(0.0001) + "\nslok:sli_error_rate:30d{slo_name=\"a\",replica=\"b\"} 0.5");
        Standing standing = standing(SLO);

        assertThat(standing.knowledge()).isEqualTo(Knowledge.REFUSED);
        assertThat(standing.message())
                .isEqualTo("what Prometheus tells cannot be: it has 2 series of slok:sli_error_rate:30d that differ in"
                        + " replica: ask one Prometheus, or let the querier make one of replicas");
        assertThat(standing.state().status()).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void replicasThatSayTheSameAreBelieved() throws Exception {
        prometheus.has(rates(0.0001) + "\nslok:sli_error_rate:30d{slo_name=\"a\",replica=\"b\"} 0.0001");

        assertThat(standing(SLO).knowledge()).isEqualTo(Knowledge.KNOWN);
    }

    @Test
    void aShareOfMoreThanAllIsRefused() throws Exception {
        prometheus.has(rates(3.2));

        assertThat(standing(SLO).message())
                .contains("slok:sli_error_rate:5m is 3.2, which is no share of events: see who writes it");
    }

    @Test
    void moreSeriesThanCanBeMeantAreRefused() throws Exception {
        prometheus.answers(
                200, "{\"data\":{\"resultType\":\"vector\",\"result\":[" + "{},".repeat(Samples.MOST) + "{}]}}");

        assertThat(standing(SLO).message()).contains("it answers 1001 series");
    }

    @Test
    void warningsOfPrometheusAreADoubt() throws Exception {
        prometheus.answers(
                200,
                "{\"warnings\":[\"a store\\nis away\"],\"data\":{\"resultType\":\"vector\",\"result\":["
                        + FakePrometheus.result(rates(0.0001)) + "]}}");
        Standing standing = standing(SLO);

        assertThat(standing.knowledge()).isEqualTo(Knowledge.KNOWN);
        assertThat(standing.message()).isEqualTo("Prometheus warns: a store is away");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html>oops | AWAY | Prometheus is away: it answers 500",
                "503 | {\"error\":\"query timed out\"} | AWAY | Prometheus is away: it answers 503: query timed out",
                "429 | slow down | AWAY | Prometheus is away: it answers 429",
                "200 | <html>login</html> | AWAY | Prometheus is away: its answer is no JSON, or was cut off",
                "200 | {\"data\":{\"resultType\":\"vec | AWAY | Prometheus is away: its answer is no JSON, or was cut off",
                "200 | {\"status\":\"ok\"} | AWAY | Prometheus is away: its answer is no vector",
                "400 | {\"error\":\"parse error\"} | REFUSED | Prometheus refuses the query: it answers 400: parse error",
                "401 | no | REFUSED | Prometheus refuses the query: it answers 401",
            })
    void whateverComesBackIsAStanding(int status, String body, Knowledge knowledge, String message) throws Exception {
        prometheus.answers(status, body);
        Standing standing = standing(SLO);

        assertThat(standing.knowledge()).isEqualTo(knowledge);
        assertThat(standing.message()).startsWith(message);
        assertThat(standing.state().status()).isEqualTo(Level.UNKNOWN);
        assertThat(standing.state().lastQueried()).isNull();
    }

    @Test
    void anAnswerBeyondTheLimitIsBrokenOff() throws Exception {
        prometheus.answers(200, " ".repeat(100_001));

        assertThat(standing(SLO).message()).contains("the answer is longer than 100000 bytes");
    }

    @Test
    void whileItIsAwayEveryOneIsToldAtOnceAndThenOneAsksAgain() throws Exception {
        PrometheusStandings standings = standings();
        prometheus.answers(503, "");
        assertThat(standings.of(SLO).knowledge()).isEqualTo(Knowledge.AWAY);
        for (int i = 0; i < 100; i++) {
            assertThat(standings.of(SLO).message()).isEqualTo("Prometheus is away: it answers 503");
        }
        assertThat(prometheus.asked()).hasSize(1);

        prometheus.has(rates(0.0001));
        clock.move(Circuit.FIRST);
        assertThat(standings.of(SLO).knowledge()).isEqualTo(Knowledge.KNOWN);
        assertThat(standings.of(SLO).knowledge()).isEqualTo(Knowledge.KNOWN);
    }

    @Test
    void whoDoesNotAnswerInTimeIsAway() throws Exception {
        prometheus.behaves(exchange -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(standing(SLO).message()).isEqualTo("Prometheus is away: no answer within 2 s");
    }

    private Standing standing(Promise promise) throws InterruptedException {
        return standings().of(promise);
    }

    private PrometheusStandings standings() {
        return new PrometheusStandings(prometheus.http(), Duration.ofSeconds(2), clock);
    }
}
