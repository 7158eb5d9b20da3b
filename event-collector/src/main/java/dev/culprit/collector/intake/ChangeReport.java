package dev.culprit.collector.intake;

import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ObjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change outside the cluster, as whoever made it reports it: within all limits, and not redacted yet.
 *
 * @param id the reporter's own, by which it knows that it sent this before
 * @param source the system that reports
 * @param subject of the group {@link ObjectRef#EXTERNAL}; without a namespace it is of the whole cluster
 * @param at null: when it arrives
 */
record ChangeReport(
        String id,
        String source,
        ObjectRef subject,
        ChangeType type,
        @Nullable Instant at,
        Words words,
        List<Altered> fields,
        List<ObjectRef> affects) {
    ChangeReport {
        fields = List.copyOf(fields);
        affects = List.copyOf(affects);
    }

    /**
     * What is told for people.
     *
     * @param url where more can be read
     */
    record Words(
            @Nullable String actor,
            @Nullable String summary,
            @Nullable String url) {}

    /** One altered field; not both values are null. */
    record Altered(
            String path, @Nullable String before, @Nullable String after) {}
}
