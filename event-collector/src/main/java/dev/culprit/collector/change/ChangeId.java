package dev.culprit.collector.change;

import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.collector.snapshot.Digest;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** The id of a change: the same from every collector that saw it, another one when the same state returns later. */
record ChangeId(String cluster) {
    /** What another object tells, or none, one collector may know and another one not. */
    private static final Set<TimeSource> OF_THE_OBJECT =
            Set.of(TimeSource.MANAGED_FIELDS, TimeSource.CREATION, TimeSource.DELETION);

    String of(Snapshot after, Timing timing) {
        boolean told = OF_THE_OBJECT.contains(timing.source());
        String moment = told
                ? timing.occurredAt().truncatedTo(ChronoUnit.SECONDS).toString()
                : "version " + after.resourceVersion();
        return Digest.of(cluster, identity(after), after.body().text(), moment);
    }

    /** An object is deleted once, and two collectors may have seen different times of it. */
    String ofDeletion(Snapshot last) {
        return Digest.of(cluster, identity(last), "deleted");
    }

    private static String identity(Snapshot object) {
        return object.uid().isEmpty() ? object.ref().toString() + object.resourceVersion() : object.uid();
    }
}
