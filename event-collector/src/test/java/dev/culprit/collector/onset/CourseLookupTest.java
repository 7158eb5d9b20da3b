package dev.culprit.collector.onset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpHandler;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.BurnSeries;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a burn besides when it began. */
class CourseLookupTest {
    private static final String BUDGET = "{__name__=~\"slok:error_budget_remaining";

    private final FakePrometheus prometheus = new FakePrometheus();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OnsetLookup lookup = new OnsetLookup(
            Asking.server(prometheus, Duration.ofSeconds(20), null),
            new OnsetMeters(registry),
            Clock.fixed(Asking.ALERT, ZoneOffset.UTC));

    CourseLookupTest() throws Exception {}

    @AfterEach
    void stop() {
        lookup.close();
        prometheus.close();
    }

    @Test
    void aFiringSpikeIsToldItsCourseUpToTheAlertAndTheBudgetThatIsLeft() throws Exception {
        prometheus.behaves(knowing(-0.25));

        Burn burn = Asking.enrich(lookup, Asking.spike(Asking.SLO, SpikeStatus.FIRING, Asking.UNTOLD))
                .burn();

        assertThat(burn.budgetRemaining()).isEqualTo(-0.25);
        BurnSeries series = Objects.requireNonNull(burn.series());
        assertThat(series.measure()).isEqualTo(BurnSeries.Measure.BURN_RATE);
        assertThat(series.end()).isEqualTo(Asking.ALERT);
        assertThat(series.values().getLast()).isCloseTo(Asking.BURNING.getLast().value(), within(0.1));
    }

    @Test
    void aResolvedSpikeIsToldItsCourseAloneUpToItsEnd() throws Exception {
        prometheus.behaves(knowing(0.2));
        Spike resolved = Asking.spike(Asking.SLO, SpikeStatus.RESOLVED, Asking.UNTOLD);

        Burn burn = Asking.enrich(lookup, resolved).burn();

        assertThat(burn.onset()).isNull();
        assertThat(burn.rate()).isNull();
        assertThat(burn.budgetRemaining()).isEqualTo(0.2);
        assertThat(Objects.requireNonNull(burn.series()).end()).isEqualTo(resolved.endsAt());
        assertThat(registry.get("culprit.collector.onset.answers")
                        .tag("result", "over")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aBurnOfDaysIsReadInStepsThatMakeAPicture() throws Exception {
        prometheus.behaves(knowing(0.2));
        Spike resolved = Asking.spike(Asking.SLO, SpikeStatus.RESOLVED, Asking.UNTOLD);
        Instant began = Asking.ALERT.minus(Duration.ofDays(3));

        Burn burn = Asking.enrich(
                        lookup,
                        new Spike(
                                resolved.cluster(),
                                resolved.slo(),
                                resolved.status(),
                                resolved.severity(),
                                resolved.burn(),
                                resolved.alert(),
                                began,
                                resolved.endsAt(),
                                resolved.observedAt()))
                .burn();

        assertThat(prometheus.queries()).allMatch(query -> query.startsWith("/api/v1/query_range "));
        assertThat(Objects.requireNonNull(burn.series()).step()).isGreaterThan(Duration.ofMinutes(30));
    }

    @Test
    void whatIsMoreThanAWholeBudgetIsNone() throws Exception {
        prometheus.behaves(knowing(2));

        Burn burn = Asking.enrich(lookup, Asking.spike(Asking.SLO, SpikeStatus.FIRING, Asking.UNTOLD))
                .burn();

        assertThat(burn.budgetRemaining()).isNull();
        assertThat(burn.onset()).isNotNull();
    }

    @Test
    void aBudgetThatDoesNotComeCostsNothingElse() throws Exception {
        prometheus.behaves(exchange -> {
            String query = FakePrometheus.query(exchange);
            if (query.startsWith(BUDGET)) {
                prometheus.awaitEnd();
            } else {
                FakePrometheus.answer(exchange, 200, FakePrometheus.matrix(Asking.BURNING));
            }
        });

        try (var hasty = new OnsetLookup(
                Asking.server(prometheus, Duration.ofSeconds(10), null),
                new OnsetMeters(registry),
                Clock.fixed(Asking.ALERT, ZoneOffset.UTC))) {
            Burn burn = Asking.enrich(hasty, Asking.spike(Asking.SLO, SpikeStatus.FIRING, Asking.UNTOLD))
                    .burn();

            assertThat(burn.budgetRemaining()).isNull();
            assertThat(burn.onset()).isNotNull();
            assertThat(burn.series()).isNotNull();
        }
    }

    private static HttpHandler knowing(double budget) {
        return exchange -> {
            String query = FakePrometheus.query(exchange);
            String left = FakePrometheus.matrix(List.of(new Sample(Asking.ALERT, budget)));
            String rate =
                    query.startsWith(Asking.RATE) ? FakePrometheus.matrix(Asking.BURNING) : FakePrometheus.NOTHING;
            FakePrometheus.answer(exchange, 200, query.startsWith(BUDGET) ? left : rate);
        };
    }
}
