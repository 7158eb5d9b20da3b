package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeNameTest {
    @ParameterizedTest
    @CsvSource({
        "checkout-availability, checkout-availability-20260304120000-0123abcd",
        "Checkout.Latency_p99, checkout-latency-p99-20260304120000-0123abcd",
        "a-name-that-is-much-longer-than-a-label-may-be, a-name-that-is-much-longer-than-a-label-20260304120000-0123abcd",
        "--, slo-20260304120000-0123abcd"
    })
    void aNameIsAValidLabelValueAndTellsSloAndTime(String slo, String expected) {
        String name = EpisodeName.of(slo, Instant.parse("2026-03-04T12:00:00Z"), "0123abcdffff");

        assertThat(name).isEqualTo(expected).hasSizeLessThanOrEqualTo(63).matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    }
}
