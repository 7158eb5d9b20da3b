package dev.culprit.rules.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.rules.Given;
import dev.culprit.rules.history.HistoryException;
import dev.culprit.rules.objective.Promises;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An SLO of 99.9 % over 30 days, or another target, against minutes that are known; what comes out was worked out by hand. */
class BacktestTest {
    private static final double EXACT = 1e-9;
    private static final Duration DAYS = Duration.ofDays(3);
    private static final int NOON = 12 * 60;
    private static final Promises SLO = Given.yaml(Given.slo("a")).promises();

    @Test
    void anOutageOfAnHourSpendsAnHourOfTheBudget() throws Exception {
        BacktestReport report = outage(NOON, 60).over(DAYS, SLO);

        // 60 minutes of the 4320 of three days, of the 43200 of thirty
        assertThat(report.errorRatio()).isCloseTo(60.0 / 4320, within(EXACT));
        assertThat(report.windowErrorRatio()).isCloseTo(60.0 / 43200, within(EXACT));
        Trial trial = report.trials().getFirst();
        // of a budget of 43.2 minutes
        assertThat(trial.consumed()).isCloseTo(60 / 43.2, within(EXACT));
        assertThat(trial.left()).isCloseTo(-0.388888889, within(EXACT));
    }

    @Test
    void theBudgetIsSpentOnTheDayOfTheOutageAndIsLeftBeforeIt() throws Exception {
        List<Day> days =
                outage(24 * 60 + NOON, 60).over(DAYS, SLO).trials().getFirst().days();

        assertThat(days).extracting(Day::from).containsExactly(day(2), day(3), day(4));
        assertThat(days).extracting(Day::to).containsExactly(day(3), day(4), day(5));
        assertThat(days.get(0).left()).isEqualTo(1);
        assertThat(days.get(1).errorRatio()).isCloseTo(60.0 / 1440, within(EXACT));
        assertThat(days.get(1).consumed()).isCloseTo(60 / 43.2, within(EXACT));
        assertThat(days.get(1).left()).isCloseTo(1 - 60 / 43.2, within(EXACT));
        assertThat(days.get(2).consumed()).isZero();
        assertThat(days.get(2).left()).isCloseTo(1 - 60 / 43.2, within(EXACT));
    }

    @Test
    void aTotalOutageOfAnHourFiresEachTierWhenItsWindowsAreFull() throws Exception {
        Trial trial = outage(NOON, 60).over(DAYS, SLO).trials().getFirst();

        // 14.4x of 0.001 over 1h is more than 0.864 minutes: the first, and two more to hold; short rates fall at once
        // here
        assertThat(firings(trial, 1)).containsExactly("12:03-13:01");
        // 6x over 6h is more than 2.16 minutes: the third
        assertThat(firings(trial, 2)).containsExactly("12:18-13:01");
        // 3x over 1d is more than 4.32 minutes: the fifth
        assertThat(firings(trial, 3)).containsExactly("13:05-15:00");
        // 1x over 3d is more than 4.32 minutes: the fifth
        assertThat(firings(trial, 4)).containsExactly("15:05-19:00");
        assertThat(trial.tiers().getFirst().firings().getFirst().peak()).isCloseTo(1000, within(1e-6));
    }

    @Test
    void aBlipOfAMinuteRaisesThePlainAlertAndNoTier() throws Exception {
        Trial trial = outage(NOON, 1).over(DAYS, SLO).trials().getFirst();

        assertThat(trial.tiers()).allSatisfy(tier -> assertThat(tier.firings()).isEmpty());
        assertThat(trial.plain()).hasSize(1);
        assertThat(trial.threshold()).isEqualTo(0.001);
    }

    @Test
    void aLowerTargetHasMoreBudgetAndFiresLess() throws Exception {
        // 7.95 % for two hours: 79.5 times the budget at 99.9, 15.9 times at 99.5
        BacktestReport report =
                Counted.failing(moment -> isIn(moment, NOON, 120) ? 0.0795 : 0).over(DAYS, SLO, "99.5", "99.9");
        Trial lower = report.trials().get(0);
        Trial higher = report.trials().get(1);

        // 9.54 minutes of 216 and of 43.2
        assertThat(lower.consumed()).isCloseTo(9.54 / 216, within(EXACT));
        assertThat(higher.consumed()).isCloseTo(9.54 / 43.2, within(EXACT));
        // 14.4x in an hour take more than 54.3 minutes at 15.9x: the 55th, and two more; 10.9 at 79.5x: the 11th
        assertThat(firings(lower, 1)).containsExactly("12:57-14:01");
        assertThat(firings(higher, 1)).containsExactly("12:13-14:01");
    }

    @Test
    void minutesWithoutDataAreNeitherGoodNorBadAndAreCounted() throws Exception {
        BacktestReport report = new Counted(
                        moment -> isIn(moment, NOON, 60) ? 1 : 0,
                        moment -> isIn(moment, NOON + 600, 144) ? Double.NaN : Counted.EVENTS)
                .over(DAYS, SLO);

        assertThat(report.coverage().unknown()).isEqualTo(Duration.ofMinutes(144));
        assertThat(report.errorRatio()).isCloseTo(60.0 / (4320 - 144), within(EXACT));
        assertThat(report.trials().getFirst().days())
                .extracting(Day::unknown)
                .containsExactly(Duration.ofMinutes(120), Duration.ofMinutes(24), Duration.ZERO);
    }

    @Test
    void timeWithoutTrafficWeighsNothing() throws Exception {
        BacktestReport report = new Counted(
                        moment -> isIn(moment, NOON, 60) ? 1 : 0,
                        moment -> moment.minute() > 24 * 60 ? 0 : Counted.EVENTS)
                .over(DAYS, SLO);

        assertThat(report.coverage().idle()).isEqualTo(Duration.ofDays(2));
        assertThat(report.errorRatio()).isCloseTo(60.0 / 1440, within(EXACT));
        assertThat(report.trials().getFirst().days().getLast().errorRatio()).isZero();
        assertThat(report.trials().getFirst().days().getLast().consumed()).isZero();
    }

    @Test
    void eventsCountAndNotMinutes() throws Exception {
        // an outage in the hour that has a hundred times the traffic
        BacktestReport report = new Counted(
                        moment -> isIn(moment, NOON, 60) ? 1 : 0,
                        moment -> isIn(moment, NOON, 60) ? 100 * Counted.EVENTS : Counted.EVENTS)
                .over(Duration.ofDays(1), SLO);

        assertThat(report.errorRatio()).isCloseTo(6000.0 / (6000 + 1380), within(EXACT));
    }

    @Test
    void aCompositionIsItsFormulaOverItsParts() throws Exception {
        Promises promises = Given.yaml(
                        Given.slo("a"), Given.slo("b"), Given.composition("both", "{type: AND}", "a", "b"))
                .promises();
        BacktestReport report = Counted.failing(moment -> moment.slo().equals("a") ? 0.01 : 0.02)
                .over(DAYS, promises);

        assertThat(report.errorRatio()).isCloseTo(1 - 0.99 * 0.98, within(EXACT));
        // of 5 %
        assertThat(report.trials().getFirst().consumed()).isCloseTo(0.0298 / 0.05, within(EXACT));
        assertThat(report.coverage().partial()).isZero();
    }

    @Test
    void aPartWithoutDataCountsAsOneThatWorksAndIsTold() throws Exception {
        Promises promises = Given.yaml(
                        Given.slo("a"), Given.slo("b"), Given.composition("both", "{type: AND}", "a", "b"))
                .promises();
        BacktestReport report = new Counted(
                        moment -> 0.01, moment -> moment.slo().equals("a") ? Counted.EVENTS : Double.NaN)
                .over(DAYS, promises);

        assertThat(report.errorRatio()).isCloseTo(0.01, within(EXACT));
        assertThat(report.coverage().partial()).isEqualTo(DAYS);
        assertThat(report.coverage().unknown()).isZero();
    }

    @Test
    void nothingKnownAtAllIsSaidAndNotTakenForAHundredPercent() {
        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> new Counted(moment -> 0, moment -> Double.NaN).over(DAYS, SLO))
                .withMessageStartingWith("Prometheus has nothing of shop/a from 2026-03-02T00:00:00Z to "
                        + "2026-03-05T00:00:00Z: see that");
    }

    @Test
    void aRangeThatIsTooLongIsRefusedAndALongOneTakesLongerSteps() throws Exception {
        var quarter = new Range(Counted.START, Counted.START.plus(Duration.ofDays(130)));
        assertThat(quarter.grid(Duration.ofDays(30)).step()).isEqualTo(Duration.ofMinutes(2));

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() ->
                        new Range(Counted.START, Counted.START.plus(Duration.ofDays(700))).grid(Duration.ofDays(30)))
                .withMessage("the range of 700 days, and the 30 before it that windows look back on, is more than 694 "
                        + "days: take a shorter one");
    }

    private static Counted outage(long from, long minutes) {
        return Counted.failing(moment -> isIn(moment, from, minutes) ? 1 : 0);
    }

    /** The moment that ends a minute stands for it. */
    private static boolean isIn(Counted.Moment moment, long from, long minutes) {
        return moment.minute() > from && moment.minute() <= from + minutes;
    }

    private static Instant day(int number) {
        return Instant.parse("2026-03-0" + number + "T00:00:00Z");
    }

    private static List<String> firings(Trial trial, int rank) {
        return trial.tiers().get(rank - 1).firings().stream()
                .map(firing -> firing.start().toString().substring(11, 16) + "-"
                        + firing.end().toString().substring(11, 16))
                .toList();
    }
}
