package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BurnSeriesTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void whicheverComesFirstTheOneIsKeptThatTellsTheLaterAndThenTheMore() {
        BurnSeries early = series(TEN, 1.0, 2.0);
        BurnSeries late = series(TEN.plusSeconds(60), 1.0, 2.0);
        BurnSeries longer = series(TEN, 1.0, 1.0, 2.0);
        BurnSeries other = series(TEN, 1.0, null, 2.0);

        assertThat(later(early, late)).isEqualTo(late);
        assertThat(later(late, longer)).isEqualTo(longer);
        assertThat(later(early, null)).isEqualTo(early);
        assertThat(later(longer, other)).isIn(longer, other);
    }

    private static @Nullable BurnSeries later(BurnSeries one, @Nullable BurnSeries other) {
        BurnSeries kept = BurnSeries.later(one, other);
        assertThat(BurnSeries.later(other, one)).isEqualTo(kept);
        return kept;
    }

    @Test
    void anEpisodeKeepsTheLeastBudgetThatWasLeft() {
        Episode episode = new Episode(
                "zoo-1",
                new SloRef("zoo", "seal"),
                Severity.WARNING,
                null,
                TEN,
                null,
                new Alert("SealBurns", "f", null, null));

        List<Episode> told = Stream.of(List.of(0.4, -0.1), List.of(-0.1, 0.4))
                .map(shares -> shares.stream()
                        .map(share -> new Burn(null, null, null, null, share, null))
                        .reduce(episode.told(Burn.unknown()), Episode::told, (one, other) -> one))
                .toList();

        assertThat(told).extracting(Episode::budgetRemaining).containsExactly(-0.1, -0.1);
    }

    @Test
    void whatCannotBeDrawnIsNoSeries() {
        assertThatIllegalArgumentException().isThrownBy(() -> series(TEN, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> series(TEN, -1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> of(Duration.ofMillis(1500), Collections.nCopies(1, 1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> of(Duration.ofSeconds(1, 500), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> of(Duration.ofSeconds(Long.MAX_VALUE), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> series(Instant.MAX, 1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Duration.ofSeconds(1), Collections.nCopies(BurnSeries.MOST_VALUES + 1, 1.0)));
    }

    private static BurnSeries series(Instant start, @Nullable Double... values) {
        return new BurnSeries(BurnSeries.Measure.BURN_RATE, start, Duration.ofMinutes(1), Arrays.asList(values));
    }

    private static BurnSeries of(Duration step, List<Double> values) {
        return new BurnSeries(BurnSeries.Measure.ERROR_RATIO, TEN, step, List.copyOf(values));
    }
}
