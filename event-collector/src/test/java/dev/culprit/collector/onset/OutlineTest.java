package dev.culprit.collector.onset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.BurnSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTest {
    private static final Instant END = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void eachStretchHasItsHighestValueAndTheLastEndsWithTheEnd() {
        BurnSeries series =
                outlined(Duration.ofMinutes(2), at(-120, 9), at(-100, 1), at(-61, 2), at(-60, 3), at(-30, 7), at(0, 5));

        assertThat(series.end()).isEqualTo(END);
        assertThat(series.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(series.values()).containsExactly(3.0, 7.0);
    }

    @Test
    void aStretchWithoutAValueIsAGapAndThoseBeforeTheFirstAreNone() {
        BurnSeries series = outlined(
                Duration.ofHours(2),
                at(-600, 1),
                at(-570, 1),
                at(-540, 1),
                at(-510, 2),
                at(-120, 3),
                at(-90, 3),
                at(-60, 4));

        assertThat(series.start()).isEqualTo(END.minusSeconds(660));
        assertThat(series.values()).containsExactly(1.0, 1.0, 2.0, null, null, null, null, null, 3.0, 4.0, null);
    }

    @Test
    void whatIsNoRateIsLeftOut() {
        BurnSeries series = outlined(
                Duration.ofMinutes(2),
                at(-76, Double.NaN),
                at(-75, 2),
                at(-70, 2),
                at(-65, Double.POSITIVE_INFINITY),
                at(-40, -1),
                at(-25, 3.00049),
                at(-20, 1));

        assertThat(series.values().stream().filter(Objects::nonNull)).containsExactly(2.0, 3.0);
    }

    @Test
    void whatIsOlderThanWasAskedForCountsForNothing() {
        assertThat(Outline.series(
                        List.of(at(-9_000_000, 1), at(-3_000_000, 1), at(-5, 1)),
                        BurnSeries.Measure.BURN_RATE,
                        END,
                        Duration.ofHours(2)))
                .isNull();
    }

    @Test
    void theLargestNumberIsRoundedToANumber() {
        BurnSeries series = outlined(Duration.ofMinutes(2), at(-60, 1), at(0, Double.MAX_VALUE));

        assertThat(series.values().getLast()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void oneValueIsNoPicture() {
        assertThat(Outline.series(List.of(at(-10, 1)), BurnSeries.Measure.BURN_RATE, END, Duration.ofHours(1)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1", "PT2H, 15", "PT2H, 60", "PT24H, 1", "PT168H, 300", "PT7H13M17S, 7"})
    void howeverLongItLastedItHasAPicturesSize(Duration back, int interval) {
        List<Sample> samples = IntStream.rangeClosed(0, Math.toIntExact(back.toSeconds() / interval))
                .mapToObj(i -> at(-i * (long) interval, i))
                .toList();

        BurnSeries series = Outline.series(samples, BurnSeries.Measure.ERROR_RATIO, END, back);

        assertThat(Objects.requireNonNull(series).values())
                .hasSizeLessThanOrEqualTo(BurnSeries.MOST_VALUES)
                .doesNotContainNull();
        assertThat(series.end()).isEqualTo(END);
    }

    private static BurnSeries outlined(Duration back, Sample... samples) {
        return Objects.requireNonNull(Outline.series(List.of(samples), BurnSeries.Measure.BURN_RATE, END, back));
    }

    private static Sample at(long seconds, double value) {
        return new Sample(END.plusSeconds(seconds), value);
    }
}
