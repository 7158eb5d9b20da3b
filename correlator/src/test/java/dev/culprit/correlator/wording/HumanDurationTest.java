package dev.culprit.correlator.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.4S, less than 1 s",
        "PT23.9S, 23 s",
        "-PT23S, 23 s",
        "PT1M, 1 min",
        "PT4M10S, 4 min 10 s",
        "PT12M31S, 12 min",
        "PT1H, 1 h",
        "PT2H5M9S, 2 h 5 min",
        "P1DT1M, 1 d",
        "P3DT4H, 3 d 4 h"
    })
    void aLengthOfTimeReads(Duration length, String text) {
        assertThat(HumanDuration.of(length)).isEqualTo(text);
    }
}
