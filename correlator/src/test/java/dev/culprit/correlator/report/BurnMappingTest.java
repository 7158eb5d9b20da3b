package dev.culprit.correlator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.BurnSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BurnMappingTest {
    @Test
    void valuesAreWrittenAsAPersonWould() {
        var series = new BurnSeries(
                BurnSeries.Measure.BURN_RATE,
                Instant.parse("2026-05-04T10:00:00Z"),
                Duration.ofMinutes(1),
                Arrays.asList(0.0, 0.0123, 10.0, 14.43, null, 100.0, 1234.5, 1e300));

        assertThat(Objects.requireNonNull(BurnMapping.curve(series)).values())
                .isEqualTo("0 0.0123 10 14.4 - 100 1230 1E+300");
    }
}
