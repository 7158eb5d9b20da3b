package dev.culprit.correlator.episode;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.message.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom an episode has asked, by bucket key; of it the whole, or what concerns one namespace.
 *
 * @param asked every bucket that got a question
 * @param heard those that have told all they knew when they were asked
 * @param complete those that have nothing more to say
 * @param since from when on all that answered know what changed; null where they have known all along
 * @param traceparent of the alert that opened the episode; null where nothing is traced. Nothing depends on it
 */
record Inquiry(
        SortedSet<String> asked,
        SortedSet<String> heard,
        SortedSet<String> complete,
        @Nullable Instant since,
        @Nullable String traceparent) {
    Inquiry {
        asked = new TreeSet<>(asked);
        heard = new TreeSet<>(heard);
        complete = new TreeSet<>(complete);
    }

    static Inquiry none() {
        return traced(null);
    }

    /** Nobody is asked yet. */
    static Inquiry traced(@Nullable String traceparent) {
        return new Inquiry(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), null, traceparent);
    }

    /** Whether all that were asked have told what they knew; where nobody was asked, nothing is known. */
    boolean isHeard() {
        return !asked.isEmpty() && heard.containsAll(asked);
    }

    boolean isComplete() {
        return !asked.isEmpty() && complete.containsAll(asked);
    }

    SortedSet<String> missing() {
        var missing = new TreeSet<>(asked);
        missing.removeAll(complete);
        return missing;
    }

    /** The same buckets, none of which has answered. */
    Inquiry anew() {
        return new Inquiry(asked, new TreeSet<>(), new TreeSet<>(), null, traceparent);
    }

    Inquiry asking(Collection<String> buckets) {
        return new Inquiry(with(asked, buckets), heard, complete, since, traceparent);
    }

    /** Who was not asked says nothing: after a crash it may be asked yet. */
    Inquiry hearing(Answer answer) {
        if (!asked.contains(answer.bucket())) {
            return this;
        }
        return switch (answer.state()) {
            case PARTLY -> this;
            case UP_TO_DATE ->
                new Inquiry(asked, with(heard, Set.of(answer.bucket())), complete, later(answer.since()), traceparent);
            case COMPLETE ->
                new Inquiry(
                        asked,
                        with(heard, Set.of(answer.bucket())),
                        with(complete, Set.of(answer.bucket())),
                        later(answer.since()),
                        traceparent);
        };
    }

    private @Nullable Instant later(@Nullable Instant told) {
        return since == null || (told != null && told.isAfter(since)) ? told : since;
    }

    /** Of a window whose beginning nobody watched. */
    Optional<Condition> partlyWatched(TimeRange window) {
        return Optional.ofNullable(since)
                .filter(began -> began.isAfter(window.start()))
                .map(began -> new Condition(
                        Condition.WINDOW_PARTLY_WATCHED,
                        "WatchBegan",
                        "what changed before " + began.truncatedTo(ChronoUnit.SECONDS)
                                + " is not known: the cluster was not watched then, or it is kept no longer"));
    }

    /** What is true of all buckets, without any. */
    Inquiry common() {
        return new Inquiry(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), since, traceparent);
    }

    /** The buckets of each namespace, with what is not {@link #common()}. */
    SortedMap<String, Inquiry> byNamespace() {
        return asked.stream()
                .collect(Collectors.groupingBy(
                        bucket -> Bucket.parse(bucket).namespace(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toSet(), this::only)));
    }

    private Inquiry only(Set<String> buckets) {
        return new Inquiry(new TreeSet<>(buckets), both(heard, buckets), both(complete, buckets), null, null);
    }

    private static SortedSet<String> both(Set<String> some, Set<String> others) {
        var both = new TreeSet<>(some);
        both.retainAll(others);
        return both;
    }

    /** What concerns an episode, of which these are parts. */
    static Inquiry together(Collection<Inquiry> parts) {
        return new Inquiry(
                union(parts, Inquiry::asked),
                union(parts, Inquiry::heard),
                union(parts, Inquiry::complete),
                parts.stream()
                        .map(Inquiry::since)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                parts.stream()
                        .map(Inquiry::traceparent)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static SortedSet<String> union(Collection<Inquiry> parts, Function<Inquiry, Set<String>> buckets) {
        return parts.stream()
                .flatMap(part -> buckets.apply(part).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> with(SortedSet<String> buckets, Collection<String> more) {
        var all = new TreeSet<>(buckets);
        all.addAll(more);
        return all;
    }
}
