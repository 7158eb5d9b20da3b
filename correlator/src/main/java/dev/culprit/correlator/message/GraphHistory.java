package dev.culprit.correlator.message;

import dev.culprit.api.record.Dependencies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one object depended on, over time: a broken address deletes its own edge, so the version before counts too.
 *
 * @param key of the object: {@link Dependencies#key()}
 * @param versions in order of arrival, at most {@link #MAX_VERSIONS}; the oldest go first
 */
public record GraphHistory(String key, List<Version> versions) {
    static final int MAX_VERSIONS = 16;

    public GraphHistory {
        versions = List.copyOf(versions);
    }

    /** From {@code at} on the object was as {@code node} says; gone where that is null. */
    public record Version(Instant at, @Nullable Dependencies node) {}

    public static GraphHistory empty(String key) {
        return new GraphHistory(key, List.of());
    }

    /** This history with one more version; the same one again changes nothing. */
    public GraphHistory with(Version version) {
        if (!versions.isEmpty() && versions.getLast().equals(version)) {
            return this;
        }
        var longer = new ArrayList<>(versions);
        longer.add(version);
        return new GraphHistory(key, longer.subList(Math.max(0, longer.size() - MAX_VERSIONS), longer.size()));
    }

    /** What the object was at any time from {@code start} on, as known at {@code end}; oldest first. */
    public Stream<Dependencies> between(Instant start, Instant end) {
        List<Version> known =
                versions.stream().filter(v -> !v.at().isAfter(end)).toList();
        int first = 0;
        while (first + 1 < known.size() && !known.get(first + 1).at().isAfter(start)) {
            first++;
        }
        return known.subList(first, known.size()).stream().map(Version::node).flatMap(Stream::ofNullable);
    }
}
