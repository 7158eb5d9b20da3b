package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** When the burn began: some time from {@code earliest} to {@code latest}, told by {@code source}. */
public record Onset(Instant earliest, Instant latest, Source source) {
    public Onset {
        Require.notAfter(earliest, latest, "earliest onset");
    }

    /** What told it. */
    public enum Source {
        /** The series of the SLO's burn rate, or of its errors, around the alert's start. */
        @JsonProperty("burnRate")
        BURN_RATE,
        /** The alert's start less its long window. */
        @JsonProperty("alertWindow")
        ALERT_WINDOW,
        /** The alert's start less one hour, for want of a window. */
        @JsonProperty("assumed")
        ASSUMED
    }
}
