package dev.culprit.collector.origin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.SeenObject.Writer;
import dev.culprit.collector.diff.Delta;
import dev.culprit.collector.diff.Step;
import dev.culprit.collector.snapshot.Writers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who owns which field of an object since when: {@code metadata.managedFields} without the writers of status. */
record ManagedFields(List<Entry> entries) {
    private static final Comparator<Entry> BY_TIME = Comparator.comparing(
                    Entry::time, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Entry::manager);

    /** Entries that the API server makes up for fields whose owner it does not know. */
    private static final Set<String> MADE_UP = Set.of("before-first-apply", "ancient-changes");

    /** Two clocks are read when an object is made: the one for its creation and the one for its writer. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** One manager's fields. */
    record Entry(Writer writer, FieldSet fields) {
        private static Entry of(JsonNode node) {
            return new Entry(Writers.writer(node), new FieldSet(node.path("fieldsV1")));
        }

        String manager() {
            return writer.manager();
        }

        @Nullable
        Instant time() {
            return writer.time();
        }

        boolean ownsOneOf(List<Delta> deltas) {
            return deltas.stream().anyMatch(delta -> fields.owns(delta.path()));
        }

        long countOf(List<Delta> deltas) {
            return deltas.stream().filter(delta -> fields.owns(delta.path())).count();
        }
    }

    static ManagedFields of(JsonNode managedFields) {
        return new ManagedFields(StreamSupport.stream(managedFields.spliterator(), false)
                .filter(Writers::decides)
                .map(Entry::of)
                .filter(entry -> !MADE_UP.contains(entry.manager()))
                .toList());
    }

    /** Entries that were written since {@code before}, or are new. */
    List<Entry> newerThan(List<Writer> before) {
        return entries.stream()
                .filter(entry -> before.stream().noneMatch(entry.writer()::equals))
                .toList();
    }

    /** Of two edits by one manager within a second, the later one's entry looks as old as the earlier one's. */
    List<Entry> writtenJustBefore(Instant observedAt) {
        Instant earliest = observedAt.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        return entries.stream()
                .filter(entry -> entry.time() != null && !entry.time().isBefore(earliest))
                .toList();
    }

    /**
     * Whoever changes a value owns it from then on, and alone unless others had applied the same: the only owner has done
     * it, even where an old server left the time of its entry as it was. Not so for replicas, which old servers let be
     * scaled without a trace.
     */
    Optional<String> soleOwner(List<Delta> deltas) {
        List<Delta> traced = traced(deltas);
        List<String> owners = entries.stream()
                .filter(entry -> entry.ownsOneOf(traced))
                .map(Entry::manager)
                .distinct()
                .toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    /** What a writer leaves its name on: not on what it takes away. */
    static List<Delta> traced(List<Delta> deltas) {
        return deltas.stream()
                .filter(delta -> delta.after() != null && !isReplicas(delta.path()))
                .toList();
    }

    private static boolean isReplicas(List<Step> path) {
        return path.equals(List.of(new Step.Field("spec"), new Step.Field("replicas")));
    }

    /**
     * Who made the object: the only writer of what somebody decided, else the one who wrote most of it, when it was made.
     * Nobody, where that one has written again since: others may have written all of it anew.
     *
     * @param made every field of the object as it was decided
     */
    Optional<Entry> creator(@Nullable Instant created, List<Delta> made) {
        List<Entry> writers =
                entries.stream().filter(entry -> entry.ownsOneOf(made)).toList();
        if (writers.size() <= 1) {
            return (writers.isEmpty() ? entries : writers).stream().min(BY_TIME);
        }
        return writers.stream()
                .max(Comparator.comparingLong((Entry entry) -> entry.countOf(made))
                        .thenComparing(BY_TIME.reversed()))
                .filter(entry ->
                        entry.time() == null || created == null || !entry.time().isAfter(created.plus(ROUNDING)));
    }

    static Optional<Entry> latest(List<Entry> entries) {
        return entries.stream().max(BY_TIME);
    }
}
