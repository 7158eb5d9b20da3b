package dev.culprit.rules.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.standing.Circuit.Permission;
import dev.culprit.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
    private final Circuit circuit = new Circuit(clock);

    @Test
    void afterAFailureNobodyIsAskedUntilThePauseIsOverAndThenOneIs() {
        failOnce();

        assertThat(circuit.request()).isEqualTo(new Permission.Denied("no"));
        clock.move(Circuit.FIRST);
        assertThat(circuit.request()).isInstanceOf(Permission.Granted.class);
        assertThat(circuit.request()).isEqualTo(new Permission.Denied("no"));
    }

    @Test
    void eachPauseIsTwiceAsLongUpToAMinute() {
        failOnce();
        Duration pause = Circuit.FIRST;
        for (int i = 0; i < 10; i++) {
            clock.move(pause.minusMillis(1));
            assertThat(circuit.request()).isInstanceOf(Permission.Denied.class);
            clock.move(Duration.ofMillis(1));
            failOnce();
            pause = pause.multipliedBy(2).compareTo(Circuit.LONGEST) < 0 ? pause.multipliedBy(2) : Circuit.LONGEST;
        }
        assertThat(pause).isEqualTo(Circuit.LONGEST);
    }

    @Test
    void manyThatFailAtOnceAreOneFailure() {
        long one = granted();
        long other = granted();
        circuit.failed(one, "no");
        circuit.failed(other, "no");

        clock.move(Circuit.FIRST);
        assertThat(circuit.request()).isInstanceOf(Permission.Granted.class);
    }

    @Test
    void anAnswerEndsThePauseAndALateFailureOfBeforeBeginsNone() {
        failOnce();
        clock.move(Circuit.FIRST);
        long late = granted();
        circuit.answered();
        circuit.failed(late, "late");

        assertThat(circuit.request()).isInstanceOf(Permission.Granted.class);
        assertThat(circuit.request()).isInstanceOf(Permission.Granted.class);
    }

    @Test
    void oneThatWasAskedAndNeverToldKeepsNobodyFromAskingAfterAnotherPause() {
        failOnce();
        clock.move(Circuit.FIRST);
        assertThat(circuit.request()).isInstanceOf(Permission.Granted.class);
        clock.move(Circuit.FIRST);

        assertThat(circuit.request()).isInstanceOf(Permission.Granted.class);
    }

    private void failOnce() {
        circuit.failed(granted(), "no");
    }

    private long granted() {
        return ((Permission.Granted) circuit.request()).round();
    }
}
