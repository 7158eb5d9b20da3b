package dev.culprit.api.record;

import java.time.Instant;

/** An object that changed in the window and is no suspect, and why. */
public record Cleared(ObjectRef object, Instant timestamp, String change, String reason) {
    public Cleared {
        Require.notBlank(reason, "reason");
    }
}
