package dev.culprit.api.record;

import java.time.Instant;

/** What became of a correlation of the seal at Slack. */
final class SampleDeliveries {
    private static final String CORRELATION = "0a1b2c3d4e5f6071";

    private SampleDeliveries() {}

    static Delivery intended(Instant ten) {
        return new Delivery.Intended("slack", CORRELATION, ten.plusSeconds(3));
    }

    static Delivery delivered(Instant ten) {
        return new Delivery.Delivered(
                "slack",
                CORRELATION,
                new Delivery.Message("#zoo", "C0ZOO", "1777888800.000100", false),
                new Delivery.Shown(
                        2, "00112233aabbccdd", "Deployment zoo/seal", Severity.CRITICAL, ten.plusSeconds(600)),
                ten.plusSeconds(4));
    }
}
