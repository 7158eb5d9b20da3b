package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;

/** What became of a correlation of the seal at Slack and in Grafana. */
final class SampleDeliveries {
    private static final String CORRELATION = "0a1b2c3d4e5f6071";

    private static final String CLUSTER = "zoo-1";

    private SampleDeliveries() {}

    static Delivery intended(Instant ten) {
        return new Delivery.Intended("slack", CORRELATION, ten.plusSeconds(3), CLUSTER);
    }

    static Delivery delivered(Instant ten) {
        return new Delivery.Delivered(
                "slack",
                CORRELATION,
                new Delivery.Message("#zoo", "C0ZOO", "1777888800.000100", false),
                new Delivery.Shown(
                        2,
                        Phase.FINAL,
                        "00112233aabbccdd",
                        "Deployment zoo/seal",
                        Severity.CRITICAL,
                        ten.plusSeconds(600)),
                ten.plusSeconds(4),
                null,
                CLUSTER);
    }

    static Delivery deliveredInParts(Instant ten) {
        return new Delivery.Delivered(
                "grafana",
                CORRELATION,
                new Delivery.Message("grafana.example", null, null, false),
                new Delivery.Shown(2, Phase.PROVISIONAL, "", "Deployment zoo/seal", Severity.CRITICAL, null),
                ten.plusSeconds(4),
                List.of(
                        new Delivery.Part("burn", "12", "00112233aabbccdd"),
                        new Delivery.Part("suspect", null, "44556677eeff0011")),
                CLUSTER);
    }
}
