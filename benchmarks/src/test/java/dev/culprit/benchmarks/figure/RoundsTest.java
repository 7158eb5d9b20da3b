package dev.culprit.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void theMedianDoesNotSeeOneNoisyRound() {
        var rounds = new Rounds(List.of(10.0, 900.0, 12.0, 11.0, 13.0));

        assertThat(rounds.median()).isEqualTo(12.0);
        assertThat(rounds.lowest()).isEqualTo(10.0);
        assertThat(rounds.highest()).isEqualTo(900.0);
    }

    @Test
    void theNinetyNinthPercentileOfAHundredIsTheLongest() {
        var rounds = new Rounds(
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList());

        assertThat(rounds.percentile(0.99)).isEqualTo(100.0);
        assertThat(rounds.percentile(0.98)).isEqualTo(99.0);
    }

    @Test
    void aRatioIsTakenRoundByRound() {
        var slowedDownTwice = new Rounds(List.of(10.0, 5.0, 10.0));
        var beside = new Rounds(List.of(20.0, 10.0, 40.0));

        assertThat(slowedDownTwice.over(beside).values()).containsExactly(0.5, 0.5, 0.25);
    }

    @Test
    void roundsThatDoNotPairAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rounds(List.of(1.0, 2.0)).over(new Rounds(List.of(1.0))));
    }

    @Test
    void aTargetIsMetOnItsSideOfTheLimit() {
        var reached = new Rounds(List.of(0.71, 0.69, 0.72));

        assertThat(new Target("x", Target.Bound.AT_LEAST, 0.7, reached).isMet()).isTrue();
        assertThat(new Target("x", Target.Bound.AT_MOST, 0.7, reached).isMet()).isFalse();
        assertThat(new Target("of the other", Target.Bound.AT_LEAST, 0.7, reached).row())
                .isEqualTo("| of the other | >= 0.7 | **0.71** | 0.69 to 0.72 | met |");
    }
}
