package dev.culprit.rules.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1.1, 1.0",
        "1.1, 1.0, 1.1",
        "1.0, 1.3, 1.3",
        "14, 15, 14",
        "14, 17, 17",
        "0, 0.1, 0.1",
        "0.1, 0, 0"
    })
    void aBurnRateThatHardlyChangesStays(double before, double now, double told) {
        assertThat(burn(Steady.of(state(99.9, before, Level.MET), state(99.9, now, Level.MET))))
                .isEqualTo(told);
    }

    @Test
    void allElseIsAsItIsNow() {
        ObjectiveState told = Steady.of(state(99.9, 1.0, Level.MET), state(99.8, 1.1, Level.MET));

        assertThat(told.actual()).isEqualTo(99.8);
        assertThat(burn(told)).isEqualTo(1.0);
    }

    @Test
    void withAnotherLevelEveryFigureIsNew() {
        assertThat(burn(Steady.of(state(99.9, 1.0, Level.MET), state(99.9, 1.1, Level.WARNING))))
                .isEqualTo(1.1);
        assertThat(burn(Steady.of(null, state(99.9, 1.1, Level.WARNING)))).isEqualTo(1.1);
    }

    private static ObjectiveState state(double actual, double burn, Level level) {
        return new ObjectiveState(
                "availability", 99.9, actual, level, null, List.of(new BurnRate("5m", burn, "1h", 0.5)), null);
    }

    private static Double burn(ObjectiveState state) {
        return Objects.requireNonNull(
                Objects.requireNonNull(state.burnRate()).getFirst().shortBurnRate());
    }
}
