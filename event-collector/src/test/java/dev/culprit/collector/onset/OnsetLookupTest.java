package dev.culprit.collector.onset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.collector.Outgoing;
import dev.culprit.runtime.prometheus.TrustException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnsetLookupTest {
    private static final SloRef SLO = Asking.SLO;
    private static final Instant ALERT = Asking.ALERT;
    private static final Instant ONSET = Asking.ONSET;
    private static final Burn UNTOLD = Asking.UNTOLD;
    private static final List<Sample> BURNING = Asking.BURNING;
    private static final String RATE = Asking.RATE;

    private final FakePrometheus prometheus = new FakePrometheus();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(ALERT);
    private OnsetLookup lookup = lookup(Duration.ofSeconds(20), null);

    OnsetLookupTest() throws Exception {}

    @AfterEach
    void stop() {
        lookup.close();
        prometheus.close();
    }

    @Test
    void aFiringSpikeIsToldItsOnsetAndTheRateThatItsAlertDoesNotTell() throws Exception {
        prometheus.knows(
                "{__name__=~\"slok:burn_rate(_composition)?:5m\",slo_name=\"barn-open\",slo_namespace=\"farm\"}[7200s]",
                BURNING);

        Burn burn = enrich(Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD)).burn();

        assertThat(Objects.requireNonNull(burn.onset()).source()).isEqualTo(Onset.Source.BURN_RATE);
        assertThat(ONSET).isBetween(burn.onset().earliest(), burn.onset().latest());
        assertThat(burn.rate()).isEqualTo(BURNING.getLast().value());
        assertThat(burn.longWindow()).isEqualTo(Duration.ofHours(1));
        assertThat(prometheus.authorizations()).containsOnly("Bearer let-me-in");
        assertThat(count("told")).isEqualTo(1);
    }

    @Test
    void theRateThatTheAlertTellsStays() throws Exception {
        prometheus.knows(RATE, BURNING);

        assertThat(enrich(Asking.spike(SLO, SpikeStatus.FIRING, new Burn(14.4, null, null)))
                        .burn()
                        .rate())
                .isEqualTo(14.4);
    }

    @Test
    void theSeriesOfSlothIsFoundAndItsRateBesideIt() throws Exception {
        prometheus.behaves(exchange -> {
            String query = FakePrometheus.query(exchange);
            boolean known =
                    query.startsWith("slo:sli_error:ratio_rate5m{sloth_slo=\"barn-open\",sloth_service=\"barn\"}")
                            || query.startsWith(
                                    "slo:current_burn_rate:ratio{sloth_slo=\"barn-open\",sloth_service=\"barn\"}[300s]");
            FakePrometheus.answer(exchange, 200, known ? FakePrometheus.matrix(BURNING) : FakePrometheus.NOTHING);
        });

        Burn burn = enrich(Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD)).burn();

        assertThat(burn.onset()).isNotNull();
        assertThat(burn.rate()).isEqualTo(BURNING.getLast().value());
    }

    @Test
    void aRatioOfErrorsIsNoBurnRate() throws Exception {
        prometheus.knows("{__name__=~\"slok:sli_error", BURNING);

        Burn burn = enrich(Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD)).burn();

        assertThat(burn.onset()).isNotNull();
        assertThat(burn.rate()).isNull();
    }

    @Test
    void whatAnAlertNamesCannotBecomePartOfTheQuery() throws Exception {
        var hostile = new SloRef("a\\", "x\"} or vector(1) or up{a=\"\n");

        enrich(Asking.spike(hostile, SpikeStatus.FIRING, UNTOLD));

        assertThat(prometheus.queries())
                .first()
                .isEqualTo("/api/v1/query {__name__=~\"slok:burn_rate(_composition)?:5m\","
                        + "slo_name=\"x\\\"} or vector(1) or up{a=\\\"\\n\",slo_namespace=\"a\\\\\"}[7200s]");
    }

    @Test
    void anExpressionOfOnesOwnIsEvaluatedInSteps() throws Exception {
        lookup.close();
        lookup = lookup(Duration.ofSeconds(20), "burn(\"{slo}\", \"{namespace}\")");
        prometheus.knows("burn(\"barn-open\", \"farm\")", BURNING);

        assertThat(enrich(Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD)).burn().onset())
                .isNotNull();
        assertThat(prometheus.queries()).first().isEqualTo("/api/v1/query_range burn(\"barn-open\", \"farm\")");
    }

    @Test
    void whereRecordedValuesCannotBeHadStepsAreAskedFor() throws Exception {
        prometheus.behaves(exchange -> {
            boolean stepped = exchange.getRequestURI().getPath().endsWith("/query_range");
            FakePrometheus.answer(exchange, stepped ? 200 : 404, stepped ? FakePrometheus.matrix(BURNING) : "?");
        });

        Onset onset = Objects.requireNonNull(
                enrich(Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD)).burn().onset());

        assertThat(ONSET).isBetween(onset.earliest(), onset.latest());
    }

    static Stream<Named<HttpHandler>> mishaps() {
        return Stream.of(
                Named.of("500", exchange -> FakePrometheus.answer(exchange, 500, "")),
                Named.of("401", exchange -> FakePrometheus.answer(exchange, 401, "")),
                Named.of("404 to everything", exchange -> FakePrometheus.answer(exchange, 404, "")),
                Named.of("no JSON", exchange -> FakePrometheus.answer(exchange, 200, "<html>")),
                Named.of(
                        "too long",
                        exchange -> FakePrometheus.answer(
                                exchange, 200, " ".repeat(PrometheusClient.MOST_BYTES) + FakePrometheus.NOTHING)),
                Named.of(
                        "too many series",
                        exchange -> FakePrometheus.answer(
                                exchange,
                                200,
                                FakePrometheus.NOTHING.replace("[]", "[{}" + ",{}".repeat(Matrix.MOST_SERIES) + "]"))),
                Named.of("a redirect", exchange -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                    FakePrometheus.answer(exchange, 302, "");
                }),
                Named.of("breaks off", exchange -> exchange.close()));
    }

    @ParameterizedTest
    @MethodSource("mishaps")
    void whateverGoesWrongTheSpikeGoesOnAsItWas(HttpHandler mishap) throws Exception {
        prometheus.behaves(mishap);
        Spike spike = Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD);

        assertThat(enrich(spike)).isEqualTo(spike);
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void aSlowPrometheusHoldsUpAPayloadOnceAndNotForEachOfItsAlerts() throws Exception {
        lookup.close();
        lookup = lookup(Duration.ofMillis(400), null);
        prometheus.hangs();
        List<Outgoing> spikes = IntStream.range(0, 50)
                .mapToObj(
                        i -> Asking.outgoing(Asking.spike(new SloRef("farm", "slo-" + i), SpikeStatus.FIRING, UNTOLD)))
                .toList();

        long began = System.nanoTime();
        assertThat(lookup.enrich(spikes)).isEqualTo(spikes);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() throws Exception {
        lookup.close();
        lookup = lookup(Duration.ofMillis(200), null);
        prometheus.drips();
        Spike spike = Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD);

        assertThat(enrich(spike)).isEqualTo(spike);
        await().until(() -> count("timed_out") == 1);
    }

    @Test
    void aPrometheusThatIsAwayCostsNothingAfterAFewFailuresAndIsTriedAgainLater() throws Exception {
        prometheus.behaves(exchange -> FakePrometheus.answer(exchange, 503, ""));
        for (int i = 0; i < 10; i++) {
            enrich(Asking.spike(new SloRef("farm", "slo-" + i), SpikeStatus.FIRING, UNTOLD));
        }
        assertThat(prometheus.queries()).hasSize(3);
        assertThat(registry.get("culprit.collector.onset.unasked").counter().count())
                .isEqualTo(7);

        prometheus.knows(RATE, BURNING);
        now.set(ALERT.plusSeconds(31));
        assertThat(enrich(Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD)).burn().onset())
                .isNotNull();
        assertThat(enrich(Asking.spike(new SloRef("farm", "other"), SpikeStatus.FIRING, UNTOLD))
                        .burn()
                        .onset())
                .isNotNull();
    }

    @Test
    void aPairOfAlertmanagersAndARepeatAskOnce() throws Exception {
        prometheus.knows(RATE, BURNING);
        Outgoing one = Asking.outgoing(Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD));

        List<Outgoing> both = lookup.enrich(List.of(one, one));

        assertThat(lookup.enrich(List.of(one))).containsExactly(both.getFirst());
        assertThat(both.getFirst()).isEqualTo(both.getLast()).isNotEqualTo(one);
        assertThat(prometheus.queries()).hasSize(2);

        now.set(ALERT.plusSeconds(301));
        lookup.enrich(List.of(one));
        assertThat(prometheus.queries()).hasSize(4);
    }

    @Test
    void aStartThatMovedIsAskedAboutAnew() throws Exception {
        prometheus.knows(RATE, BURNING);
        Spike spike = Asking.spike(SLO, SpikeStatus.FIRING, UNTOLD);
        enrich(spike);
        enrich(new Spike(
                "meadow",
                SLO,
                SpikeStatus.FIRING,
                Severity.CRITICAL,
                UNTOLD,
                spike.alert(),
                ALERT.minusSeconds(30),
                null,
                ALERT));

        assertThat(prometheus.queries()).hasSize(4);
    }

    private Spike enrich(Spike spike) throws InterruptedException {
        return Asking.enrich(lookup, spike);
    }

    private double count(String result) {
        return registry.get("culprit.collector.onset.answers")
                .tag("result", result)
                .counter()
                .count();
    }

    private OnsetLookup lookup(Duration patience, @Nullable String query) throws TrustException {
        InstantSource source = now::get;
        return new OnsetLookup(
                Asking.server(prometheus, patience, query), new OnsetMeters(registry), source.withZone(ZoneOffset.UTC));
    }
}
