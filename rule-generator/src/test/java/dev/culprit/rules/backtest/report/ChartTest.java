package dev.culprit.rules.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.backtest.Firing;
import dev.culprit.rules.backtest.Range;
import dev.culprit.rules.backtest.TierRun;
import dev.culprit.rules.backtest.Trial;
import dev.culprit.rules.objective.DefaultTiers;
import dev.culprit.rules.objective.Target;
import dev.culprit.rules.objective.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Four hours in forty columns: at noon the budget falls from 80 % to 40 %, and for an hour the first tier fires. */
class ChartTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Range RANGE = new Range(TEN, TEN.plus(Duration.ofHours(4)));

    @Test
    void columnsReachTheRowsThatTheyAreAboveAndTheTierStandsBelow() {
        String[] lines = new Chart(80, true).text(trial(), RANGE).split("\n", -1);

        assertThat(lines[0]).isEqualTo("     88% |");
        assertThat(lines[1]).isEqualTo("     75% |" + "#".repeat(20));
        assertThat(lines[4]).isEqualTo("     38% |" + "#".repeat(40));
        assertThat(lines[8].strip()).isEqualTo("-".repeat(40));
        assertThat(lines[9]).isEqualTo("    tier " + " ".repeat(21) + "1".repeat(11));
        assertThat(lines[10].strip()).startsWith("2026-03-02 10:00").endsWith("2026-03-02 14:00");
    }

    @Test
    void itIsNoWiderThanItMayBe() {
        assertThat(new Chart(42, true).text(trial(), RANGE).lines().limit(9)).allMatch(line -> line.length() <= 42);
    }

    private static Trial trial() {
        List<Double> course = Stream.concat(
                        Collections.nCopies(20, 0.8).stream(), Collections.nCopies(20, 0.4).stream())
                .toList();
        Firing firing = new Firing(TEN.plus(Duration.ofHours(2)), TEN.plus(Duration.ofHours(3)), false, 20);
        var tier = DefaultTiers.of(Window.parse("30d").orElseThrow()).getFirst();
        return new Trial(
                Target.of("99.9"),
                0.6,
                List.of(),
                course,
                List.of(new TierRun(1, tier, List.of(firing))),
                0.001,
                List.of());
    }
}
