package dev.culprit.correlator.message;

import dev.culprit.api.record.Dependencies;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one object depended on, over time: a broken address deletes its own edge, so the version before counts too.
 *
 * <p>What a window sees of it does not depend on what came later, whenever it is asked: so the oldest versions go by
 * their age; and of an object that is rewritten all the time, each hour keeps its first versions and how it ended.
 *
 * @param key of the object: {@link Dependencies#key()}
 * @param versions in order of arrival, each unlike the one before
 */
public record GraphHistory(String key, List<Version> versions) {
    /** Versions of one hour that are kept with their time; the last of any more counts from the hour's end on. */
    static final int MAX_IN_AN_HOUR = 8;

    /** No window reaches further back. */
    static final Duration KEPT = Duration.ofHours(26);

    public GraphHistory {
        versions = List.copyOf(versions);
    }

    /** From {@code at} on the object was as {@code node} says; gone where that is null. */
    public record Version(Instant at, @Nullable Dependencies node) {
        private Instant hour() {
            return at.truncatedTo(ChronoUnit.HOURS);
        }

        private boolean isOfOneHourWith(Version that) {
            return hour().equals(that.hour());
        }

        private Version atEndOfHour() {
            return new Version(hour().plus(1, ChronoUnit.HOURS).minusNanos(1), node);
        }

        /** Two collectors see the same at different times. */
        private boolean isLike(Version that) {
            if (node == null || that.node == null) {
                return node == null && that.node == null;
            }
            return node.isLike(that.node);
        }
    }

    public static GraphHistory empty(String key) {
        return new GraphHistory(key, List.of());
    }

    /** This history with one more version; one that is known already, or like the one before, changes nothing. */
    public GraphHistory with(Version version) {
        int place = (int) versions.stream()
                .takeWhile(known -> !known.at().isAfter(version.at()))
                .count();
        if (versions.contains(version) || (place > 0 && versions.get(place - 1).isLike(version))) {
            return this;
        }
        var longer = new ArrayList<>(versions);
        longer.add(place, version);
        List<Version> ofTheHour =
                longer.stream().filter(version::isOfOneHourWith).toList();
        if (ofTheHour.size() > MAX_IN_AN_HOUR + 1) {
            longer.remove(ofTheHour.get(MAX_IN_AN_HOUR));
        }
        return new GraphHistory(key, since(longer.getLast().at().minus(KEPT), longer));
    }

    /** What the object was at any time from {@code start} on, as known at {@code end}; oldest first. */
    public Stream<Dependencies> between(Instant start, Instant end) {
        List<Version> known = inForce().filter(v -> !v.at().isAfter(end)).toList();
        return since(start, known).stream().map(Version::node).flatMap(Stream::ofNullable);
    }

    /** The versions with the time from which each counts. */
    private Stream<Version> inForce() {
        return IntStream.range(0, versions.size())
                .mapToObj(i -> i >= MAX_IN_AN_HOUR && versions.get(i).isOfOneHourWith(versions.get(i - MAX_IN_AN_HOUR))
                        ? versions.get(i).atEndOfHour()
                        : versions.get(i));
    }

    /** The version that was in force at a time, and all after it. */
    private static List<Version> since(Instant time, List<Version> versions) {
        int first = 0;
        while (first + 1 < versions.size() && !versions.get(first + 1).at().isAfter(time)) {
            first++;
        }
        return versions.subList(first, versions.size());
    }
}
