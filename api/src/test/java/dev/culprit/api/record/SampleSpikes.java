package dev.culprit.api.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Alerts of the seal. */
final class SampleSpikes {
    private SampleSpikes() {}

    static Spike firing(SloRef slo, Alert alert, Instant ten) {
        var onset = new Onset(ten.minusSeconds(150), ten.minusSeconds(120), Onset.Source.BURN_RATE);
        var burn = new Burn(14.4, Duration.ofHours(1), Duration.ofMinutes(5), onset, 0.412, series(ten));
        return new Spike(
                "zoo-1", slo, SpikeStatus.FIRING, Severity.CRITICAL, burn, alert, ten, null, ten.plusSeconds(2));
    }

    static Episode episode(SloRef slo, Alert alert, Instant ten) {
        return new Episode("zoo-1", slo, Severity.CRITICAL, 14.4, ten, ten.plusSeconds(600), alert, 0.38, series(ten));
    }

    static BurnSeries series(Instant ten) {
        return new BurnSeries(
                BurnSeries.Measure.BURN_RATE,
                ten.minusSeconds(180),
                Duration.ofMinutes(1),
                Arrays.asList(0.4, null, 16.2));
    }

    static Spike resolved(SloRef slo, Alert alert, Instant ten) {
        return new Spike(
                "zoo-1",
                slo,
                SpikeStatus.RESOLVED,
                Severity.WARNING,
                Burn.unknown(),
                alert,
                ten,
                ten.plusSeconds(600),
                ten.plusSeconds(602));
    }
}
