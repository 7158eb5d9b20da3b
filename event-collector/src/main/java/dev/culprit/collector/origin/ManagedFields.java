package dev.culprit.collector.origin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.diff.Delta;
import dev.culprit.collector.snapshot.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who owns which field of an object since when: {@code metadata.managedFields} without the writers of status. */
record ManagedFields(List<Entry> entries) {
    private static final Comparator<Entry> BY_TIME = Comparator.comparing(
                    Entry::time, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Entry::manager);

    /** One manager's fields. */
    record Entry(
            String manager,
            String operation,
            String subresource,
            @Nullable Instant time,
            FieldSet fields) {
        private static Entry of(JsonNode node) {
            return new Entry(
                    node.path("manager").asText(""),
                    node.path("operation").asText(""),
                    node.path("subresource").asText(""),
                    Timestamp.read(node.path("time")),
                    new FieldSet(node.path("fieldsV1")));
        }

        boolean ownsOneOf(List<Delta> deltas) {
            return deltas.stream().anyMatch(delta -> fields.owns(delta.path()));
        }

        private boolean decides() {
            return !manager.isBlank() && !subresource.equals("status") && !fields.isStatusOnly();
        }

        private boolean isSameWriter(Entry other) {
            return manager.equals(other.manager)
                    && operation.equals(other.operation)
                    && subresource.equals(other.subresource);
        }
    }

    static ManagedFields of(JsonNode managedFields) {
        return new ManagedFields(StreamSupport.stream(managedFields.spliterator(), false)
                .map(Entry::of)
                .filter(Entry::decides)
                .toList());
    }

    /** Entries that were written after those of {@code before}, or are new. */
    List<Entry> newerThan(ManagedFields before) {
        return entries.stream()
                .filter(entry -> before.entries.stream().noneMatch(old -> covers(old, entry)))
                .toList();
    }

    /** Of two edits by one manager within a second, the later one's entry looks as old as the earlier one's. */
    List<Entry> writtenJustBefore(Instant observedAt) {
        Instant earliest = observedAt.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        return entries.stream()
                .filter(entry -> entry.time() != null && !entry.time().isBefore(earliest))
                .toList();
    }

    private static boolean covers(Entry old, Entry entry) {
        return old.isSameWriter(entry)
                && (entry.time() == null || (old.time() != null && !entry.time().isAfter(old.time())));
    }

    Optional<Entry> earliest() {
        return entries.stream().min(BY_TIME);
    }

    static Optional<Entry> latest(List<Entry> entries) {
        return entries.stream().max(BY_TIME);
    }
}
