package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BurnSeriesTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void whatIsToldTwiceIsThereOnce() {
        BurnSeries early = series(TEN, 1.0, 2.0);

        assertThat(together(early, null)).isEqualTo(early);
        assertThat(together(early, early)).isEqualTo(early);
        assertThat(together(early, series(TEN, 1.0, 2.0, 7.0)).values()).contains(1.0, 2.0, 7.0);
    }

    @Test
    void aBurnThatComesBackDoesNotHideTheOneBefore() {
        BurnSeries worst = series(TEN, 1.0, 40.0, 2.0);
        BurnSeries again = series(TEN.plusSeconds(36_000), 1.0, 2.0);

        BurnSeries both = together(worst, again);

        assertThat(both.values())
                .hasSizeLessThanOrEqualTo(BurnSeries.MOST_VALUES)
                .contains(40.0, 2.0);
        assertThat(both.start()).isBeforeOrEqualTo(TEN);
        assertThat(both.end()).isAfterOrEqualTo(again.end());
    }

    @Test
    void ofThreeTheOrderDoesNotShow() {
        BurnSeries one = series(TEN, 1.0, 4.0, 2.0);
        BurnSeries two = series(TEN.plusSeconds(120), 7.0, null, 2.0);
        BurnSeries three = series(TEN.plusSeconds(9_000), 3.0, 5.0);

        assertThat(together(together(one, two), three)).isEqualTo(together(one, together(two, three)));
        assertThat(together(together(three, one), two)).isEqualTo(together(one, together(two, three)));
    }

    private static BurnSeries together(BurnSeries one, @Nullable BurnSeries other) {
        BurnSeries joined = Objects.requireNonNull(BurnSeries.together(one, other));
        assertThat(BurnSeries.together(other, one)).isEqualTo(joined);
        return joined;
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
