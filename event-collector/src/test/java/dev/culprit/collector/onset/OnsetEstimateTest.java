package dev.culprit.collector.onset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Onset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnsetEstimateTest {
    private static final Instant ALERT = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant ONSET = ALERT.minusSeconds(400);
    private static final Instant START = ALERT.minusSeconds(7_200);
    private static final Duration SCRAPE = Duration.ofSeconds(15);
    private static final Traffic.Rhythm USUAL = new Traffic.Rhythm(15, 15);

    @ParameterizedTest
    @CsvSource({"1, 1", "15, 15", "15, 30", "30, 15", "30, 30", "60, 15", "60, 60"})
    void theOnsetOfACleanStepIsKnownToOneScrapeAndOneEvaluation(int scrape, int evaluation) {
        var rhythm = new Traffic.Rhythm(scrape, evaluation);
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            Instant onset = ALERT.minusMillis(90_000 + random.nextInt(900_000));
            Traffic traffic = Traffic.step(onset, seed % 2 * 0.001, 0.02 + 0.9 * random.nextDouble());
            Onset found = OnsetEstimate.estimate(
                            traffic.recorded(ALERT.minusSeconds(3_600), ALERT, rhythm, random),
                            ALERT,
                            Duration.ofSeconds(scrape))
                    .orElseThrow();
            assertThat(onset).as("seed %d", seed).isBetween(found.earliest(), found.latest());
            assertThat(Duration.between(found.earliest(), found.latest()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(rhythm.both().plusMillis(10));
        }
    }

    /** The share that was measured when this was written stands in docs/onset.md. */
    @ParameterizedTest
    @CsvSource({
        // requests a second, usual ratio, burning ratio
        "2, 0, 0.3",
        "2, 0.005, 0.3",
        "20, 0.005, 0.05",
        "20, 0.001, 0.2",
        "200, 0.005, 0.05",
        "200, 0.01, 0.3"
    })
    void inNoiseTheIntervalHoldsTheOnset(double perSecond, double usual, double burning) {
        int held = 0;
        int answered = 0;
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            Instant onset = ALERT.minusMillis(90_000 + random.nextInt(900_000));
            Traffic traffic = Traffic.step(onset, usual, burning).random(perSecond);
            Optional<Onset> found = estimate(traffic.recorded(START, ALERT, USUAL, random));
            answered += found.isPresent() ? 1 : 0;
            held += found.filter(interval -> holds(interval, onset)).isPresent() ? 1 : 0;
        }
        assertThat(answered).isGreaterThanOrEqualTo(270);
        assertThat(held).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * answered));
    }

    @ParameterizedTest
    @CsvSource({"60, 0", "300, 0", "1800, 0", "60, 20", "300, 20", "1800, 20"})
    void ofErrorsThatGrowSlowlyTheIntervalIsWiderAndHoldsTheOnset(int seconds, double randomPerSecond) {
        int held = 0;
        for (int seed = 0; seed < 100; seed++) {
            Instant onset = ALERT.minusSeconds(seconds + 120);
            Traffic exact = Traffic.ramp(onset, Duration.ofSeconds(seconds), 0.001, 0.2);
            Traffic traffic = randomPerSecond > 0 ? exact.random(randomPerSecond) : exact;
            held += estimate(traffic.recorded(START, ALERT, USUAL, new Random(seed)))
                            .filter(interval -> holds(interval, onset))
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(randomPerSecond > 0 ? 95 : 100);
    }

    @Test
    void aGapAcrossTheOnsetWidensTheIntervalAndNothingElse() {
        List<Sample> series = new ArrayList<>(step());
        series.removeIf(sample ->
                sample.at().isAfter(ONSET.minusSeconds(60)) && sample.at().isBefore(ONSET.plusSeconds(60)));

        Onset found = estimate(series).orElseThrow();

        assertThat(holds(found, ONSET)).isTrue();
        assertThat(Duration.between(found.earliest(), found.latest())).isBetween(seconds(120), seconds(165));
    }

    @Test
    void aGapBeforeTheOnsetChangesNothing() {
        List<Sample> series = new ArrayList<>(step());
        series.removeIf(sample ->
                sample.at().isBefore(ONSET.minusSeconds(600)) && sample.at().isAfter(ONSET.minusSeconds(1_800)));

        assertThat(estimate(series)).isEqualTo(estimate(step()));
    }

    @Test
    void whatIsNoNumberIsAsIfItWereMissing() {
        List<Sample> series = new ArrayList<>(step());
        for (int i = 3; i < series.size(); i += 7) {
            series.add(new Sample(series.get(i).at().plusMillis(1), Double.NaN));
            series.add(new Sample(series.get(i).at().plusMillis(2), Double.POSITIVE_INFINITY));
            series.add(new Sample(series.get(i).at().plusMillis(3), Double.NEGATIVE_INFINITY));
        }

        assertThat(estimate(series)).isEqualTo(estimate(step()));
    }

    @Test
    void orderAndRepetitionDoNotMatter() {
        List<Sample> series = new ArrayList<>(step());
        series.addAll(step());
        Collections.shuffle(series, new Random(5));

        assertThat(estimate(series)).isPresent().isEqualTo(estimate(step()));
    }

    @Test
    void whatCameAfterTheAlertDoesNotMatterSoThatALaterQuestionHasTheSameAnswer() {
        List<Sample> series = new ArrayList<>(step());
        IntStream.range(1, 40).forEach(i -> series.add(new Sample(ALERT.plusSeconds(i * 15L), i % 2 * 0.7)));

        assertThat(estimate(series)).isEqualTo(estimate(step()));
    }

    @Test
    void aBurnThatEndedBeforeIsNotThisOne() {
        Traffic twice = new Traffic(
                time -> between(time, ONSET.minusSeconds(3_000), ONSET.minusSeconds(2_400)) || time >= seconds(ONSET)
                        ? 0.5
                        : 0.001,
                100,
                false);

        Onset found =
                estimate(twice.recorded(START, ALERT, USUAL, new Random(3))).orElseThrow();

        assertThat(holds(found, ONSET)).isTrue();
        assertThat(Duration.between(found.earliest(), found.latest())).isLessThanOrEqualTo(seconds(31));
    }

    @Test
    void ofABurnThatBeginsBeforeAnotherHasComeDownNothingIsSaid() {
        Traffic twice = new Traffic(
                time -> between(time, ONSET.minusSeconds(900), ONSET.minusSeconds(240)) || time >= seconds(ONSET)
                        ? 0.5
                        : 0.001,
                100,
                false);

        assertThat(estimate(twice.recorded(START, ALERT, USUAL, new Random(3)))).isEmpty();
    }

    @Test
    void aStrayErrorJustBeforeDoesNotHideTheOnset() {
        Instant stray = ONSET.minusSeconds(200);
        Traffic traffic = new Traffic(
                time -> between(time, stray, stray.plusSeconds(15)) ? 0.002 : time >= seconds(ONSET) ? 0.5 : 0,
                100,
                false);

        Onset found =
                estimate(traffic.recorded(START, ALERT, USUAL, new Random(3))).orElseThrow();

        assertThat(holds(found, ONSET)).isTrue();
        assertThat(Duration.between(found.earliest(), found.latest())).isLessThanOrEqualTo(seconds(420));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 1})
    void ofAFlatSeriesNothingIsSaid(double value) {
        assertThat(estimate(every15Seconds(i -> value))).isEmpty();
    }

    @Test
    void ofNoiseAloneNothingIsSaid() {
        for (int seed = 0; seed < 200; seed++) {
            Traffic traffic = Traffic.step(ALERT.plusSeconds(60), 0.01, 0.5).random(20);
            assertThat(estimate(traffic.recorded(START, ALERT, USUAL, new Random(seed))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void ofABurnThatWentOnWhenTheWindowBeganNothingIsSaid() {
        assertThat(estimate(Traffic.step(START.minusSeconds(600), 0, 0.5).recorded(START, ALERT, USUAL, new Random(1))))
                .isEmpty();
    }

    @Test
    void ofABurnThatHasEndedWhenTheAlertStartsNothingIsSaid() {
        Traffic ended = new Traffic(
                time -> between(time, ALERT.minusSeconds(1_800), ALERT.minusSeconds(900)) ? 0.5 : 0.001, 100, false);
        assertThat(estimate(ended.recorded(START, ALERT, USUAL, new Random(1)))).isEmpty();
    }

    @Test
    void ofASeriesThatEndedLongBeforeTheAlertNothingIsSaid() {
        List<Sample> series = step();
        assertThat(OnsetEstimate.estimate(series, ALERT.plusSeconds(301), SCRAPE))
                .isEmpty();
        assertThat(OnsetEstimate.estimate(series, ALERT.plusSeconds(240), SCRAPE))
                .isPresent();
    }

    @Test
    void ofTooFewValuesNothingIsSaid() {
        assertThat(estimate(List.of())).isEmpty();
        assertThat(estimate(List.of(new Sample(ALERT, 0.5)))).isEmpty();
        assertThat(estimate(List.of(new Sample(ALERT.minusSeconds(30), 0), new Sample(ALERT, 0.5))))
                .isEmpty();
    }

    @Test
    void whereTheScrapesAreUnknownTheyAreTakenToBeAsOftenAsTheValues() {
        assertThat(OnsetEstimate.estimate(step(), ALERT, Duration.ZERO)).isEqualTo(estimate(step()));
    }

    private static List<Sample> step() {
        return Traffic.step(ONSET, 0.001, 0.4).recorded(START, ALERT, USUAL, new Random(11));
    }

    private static List<Sample> every15Seconds(IntToDoubleFunction value) {
        return IntStream.range(0, 400)
                .mapToObj(i -> new Sample(ALERT.minusSeconds(15L * (399 - i)), value.applyAsDouble(i)))
                .toList();
    }

    private static Optional<Onset> estimate(List<Sample> series) {
        return OnsetEstimate.estimate(series, ALERT, SCRAPE);
    }

    private static boolean holds(Onset interval, Instant onset) {
        return !onset.isBefore(interval.earliest()) && !onset.isAfter(interval.latest());
    }

    private static boolean between(double time, Instant from, Instant to) {
        return time >= seconds(from) && time < seconds(to);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
