package dev.culprit.collector.origin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.SeenObject.Writer;
import dev.culprit.collector.diff.Delta;
import dev.culprit.collector.snapshot.Writers;
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
    }

    static ManagedFields of(JsonNode managedFields) {
        return new ManagedFields(StreamSupport.stream(managedFields.spliterator(), false)
                .filter(Writers::decides)
                .map(Entry::of)
                .toList());
    }

    /** Entries that were written after those of {@code before}, or are new. */
    List<Entry> newerThan(List<Writer> before) {
        return entries.stream()
                .filter(entry -> before.stream().noneMatch(old -> covers(old, entry.writer())))
                .toList();
    }

    /** Of two edits by one manager within a second, the later one's entry looks as old as the earlier one's. */
    List<Entry> writtenJustBefore(Instant observedAt) {
        Instant earliest = observedAt.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        return entries.stream()
                .filter(entry -> entry.time() != null && !entry.time().isBefore(earliest))
                .toList();
    }

    private static boolean covers(Writer old, Writer now) {
        return old.manager().equals(now.manager())
                && old.operation().equals(now.operation())
                && old.subresource().equals(now.subresource())
                && (now.time() == null || (old.time() != null && !now.time().isAfter(old.time())));
    }

    Optional<Entry> earliest() {
        return entries.stream().min(BY_TIME);
    }

    static Optional<Entry> latest(List<Entry> entries) {
        return entries.stream().max(BY_TIME);
    }
}
