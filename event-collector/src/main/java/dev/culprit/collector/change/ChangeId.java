package dev.culprit.collector.change;

import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.collector.snapshot.CanonicalText;
import dev.culprit.collector.snapshot.Digest;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.temporal.ChronoUnit;

/** The id of a change: the same from every collector that saw it, another one when the same state returns later. */
record ChangeId(String cluster) {
    String of(Snapshot after, Timing timing) {
        boolean told = timing.source() != TimeSource.OBSERVED && timing.source() != TimeSource.INTERVAL;
        String moment = told
                ? timing.occurredAt().truncatedTo(ChronoUnit.SECONDS).toString()
                : "version " + after.resourceVersion();
        return Digest.of(cluster, identity(after), CanonicalText.of(after.content()), moment);
    }

    /** An object is deleted once, and two collectors may have seen different times of it. */
    String ofDeletion(Snapshot last) {
        return Digest.of(cluster, identity(last), "deleted");
    }

    private static String identity(Snapshot object) {
        return object.uid().isEmpty() ? object.ref().toString() + object.resourceVersion() : object.uid();
    }
}
