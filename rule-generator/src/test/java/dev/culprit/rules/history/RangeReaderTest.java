package dev.culprit.rules.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangeReaderTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final List<Grid> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    /** What is queued first, then the number of each minute. */
    private final RangeReader reader = new RangeReader(
            "http://prometheus",
            (expression, moments) -> {
                asked.add(moments);
                return answers.isEmpty() ? numbers(moments) : answers.poll();
            },
            pauses::add,
            progress::add);

    @Test
    void aLongRangeIsReadInPartsWithoutAGapAndWithoutAskingTwice() throws Exception {
        double[] values = reader.read("up", grid(25_000));

        assertThat(values)
                .containsExactly(IntStream.range(0, 25_000).asDoubleStream().toArray());
        assertThat(asked).extracting(Grid::size).containsExactly(10_000, 10_000, 5_000);
        assertThat(asked.get(1).start()).isEqualTo(asked.get(0).last().plusSeconds(60));
        assertThat(progress).containsExactly(10_000L, 20_000L, 25_000L);
    }

    @Test
    void whereItIsTooMuchLessIsAskedAtOnce() throws Exception {
        answers.add(new Answer.TooMuch("too many samples"));
        answers.add(new Answer.TooMuch("too many samples"));

        assertThat(reader.read("up", grid(6_000)))
                .containsExactly(IntStream.range(0, 6_000).asDoubleStream().toArray());
        assertThat(asked).extracting(Grid::size).containsExactly(6_000, 3_000, 1_500, 1_500, 1_500, 1_500);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aFailureIsWaitedForLongerAndLonger() throws Exception {
        IntStream.range(0, 3).forEach(i -> answers.add(new Answer.Failed("it answers 503")));

        assertThat(reader.read("up", grid(2))).containsExactly(0, 1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void whoFailsFourTimesIsAway() {
        IntStream.range(0, 4).forEach(i -> answers.add(new Answer.Failed("it answers 503")));

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> reader.read("up", grid(2)))
                .withMessage("Prometheus at http://prometheus cannot be asked (it answers 503, 4 times): "
                        + "see that it runs and that --prometheus is its address");
    }

    @Test
    void whatIsRefusedIsNotAskedAgain() {
        answers.add(new Answer.Refused("it answers 400: bad"));

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> reader.read("up", grid(2)))
                .withMessageStartingWith("Prometheus at http://prometheus refuses a query (it answers 400: bad): ");
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsStillTooMuchInSmallPartsIsGivenUp() {
        IntStream.range(0, 9).forEach(i -> answers.add(new Answer.TooMuch("no answer within 30 s")));

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> reader.read("up", grid(20_000)))
                .withMessageContaining("too much for Prometheus")
                .withMessageContaining("no answer within 30 s");
        assertThat(asked).hasSize(4);
    }

    @Test
    void momentsWithoutAValueAreNaNAndThoseOfOtherTimesArePassedOver() throws Exception {
        long start = START.getEpochSecond();
        answers.add(new Answer.Found(
                List.of(
                        new Answer.Point(start + 60, 7),
                        new Answer.Point(start - 60, 8),
                        new Answer.Point(start + 999_999, 9)),
                List.of("a store is away")));

        assertThat(reader.read("up", grid(3))).containsExactly(Double.NaN, 7, Double.NaN);
        assertThat(reader.warnings()).containsExactly("a store is away");
    }

    private static Grid grid(int size) {
        return new Grid(START, Duration.ofMinutes(1), size);
    }

    private static Answer numbers(Grid moments) {
        return new Answer.Found(
                IntStream.range(0, moments.size())
                        .mapToObj(i -> moments.at(i).getEpochSecond())
                        .map(second -> new Answer.Point(second, (second - START.getEpochSecond()) / 60.0))
                        .toList(),
                List.of());
    }
}
