package dev.culprit.collector.history;

import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where the list at the start of a recording ends, which nothing in it says. */
final class RecordingStart {
    private @Nullable Instant start;
    private boolean listIsOver;

    /** The first arrival is the start of the watch. */
    void arrival(Sight.Recorded sight) {
        if (start == null) {
            start = sight.at().truncatedTo(ChronoUnit.SECONDS);
        }
        listIsOver |= !sight.added();
    }

    /**
     * What was created in a second after the first arrival's came after the watch began. Creation times have no fraction:
     * of the first second itself, only what arrives behind the list is new.
     */
    boolean isCreatedSince(Snapshot object) {
        Instant created = object.lifecycle().created();
        if (created == null || start == null || created.isBefore(start)) {
            return false;
        }
        boolean later = created.isAfter(start);
        listIsOver |= later;
        return later || listIsOver;
    }
}
