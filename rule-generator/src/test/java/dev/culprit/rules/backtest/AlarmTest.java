package dev.culprit.rules.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.history.Grid;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each letter is a minute: {@code x} at which the condition holds, {@code .} at which it does not, {@code ?} of no data. */
class AlarmTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void itFiresWhenTheConditionHasHeldAsLongAsItMustAndIsOverWithTheFirstMomentWithout() {
        assertThat(fired("..xxxxx..", 2)).isEqualTo("4-7");
    }

    @Test
    void aBlipThatIsShorterThanTheHoldRaisesNothing() {
        assertThat(fired("..xx..x.", 2)).isEmpty();
    }

    @Test
    void theMomentAtWhichTheHoldIsOverIsEnough() {
        assertThat(fired("..xxx..", 2)).isEqualTo("4-5");
    }

    @Test
    void aGapEndsItAndTheHoldBeginsAnew() {
        assertThat(fired(".xxxx?xxxx.", 2)).isEqualTo("3-5 8-10");
    }

    @Test
    void withoutAHoldItFiresAtOnce() {
        assertThat(fired("..x.xx.", 0)).isEqualTo("2-3 4-6");
    }

    @Test
    void whatStillFiresAtTheEndIsOpen() {
        assertThat(fired("....xxxx", 1)).isEqualTo("5-7...");
    }

    @Test
    void whatHeldBeforeTheRangeFiresFromItsBeginning() {
        assertThat(firedAfter("xxxxxx..", 1, 3)).isEqualTo("3-6");
    }

    @Test
    void whatWasOverBeforeTheRangeIsNotOfIt() {
        assertThat(firedAfter("xxx.....", 1, 4)).isEmpty();
    }

    private static String fired(String minutes, int hold) {
        return firedAfter(minutes, hold, 0);
    }

    private static String firedAfter(String minutes, int hold, int after) {
        var grid = new Grid(START, Duration.ofMinutes(1), minutes.length());
        var alarm = new Alarm(at -> minutes.charAt(at) == 'x', Duration.ofMinutes(hold), at -> 1);
        return alarm.firings(grid, after, minutes.length() - 1).stream()
                .map(firing ->
                        grid.index(firing.start()) + "-" + grid.index(firing.end()) + (firing.open() ? "..." : ""))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
