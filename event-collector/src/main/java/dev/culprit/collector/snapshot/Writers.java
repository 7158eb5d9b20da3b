package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Actor;
import dev.culprit.api.record.SeenObject.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who wrote to an object and when last, by its {@code managedFields}, without those who write status alone. */
public final class Writers {
    private static final Set<String> STRUCTURE = Set.of(".", "f:metadata", "f:annotations");

    /** No operation of {@code managedFields}. */
    private static final String DELETE = "Delete";

    private Writers() {}

    static List<Writer> of(JsonNode managedFields) {
        return StreamSupport.stream(managedFields.spliterator(), false)
                .filter(Writers::decides)
                .map(Writers::writer)
                .toList();
    }

    /** These, and whoever asked for the deletion of the object: nothing in it tells who that was. */
    static List<Writer> withDeletion(List<Writer> writers, Instant asked) {
        return Stream.concat(writers.stream(), Stream.of(new Writer(Actor.UNKNOWN, DELETE, "", asked)))
                .toList();
    }

    /** When the deletion of the object was asked for; null where none of the writers did. */
    public static @Nullable Instant deletion(List<Writer> writers) {
        return writers.stream()
                .filter(writer -> writer.operation().equals(DELETE))
                .map(Writer::time)
                .findFirst()
                .orElse(null);
    }

    /** An entry as a writer. */
    public static Writer writer(JsonNode entry) {
        return new Writer(
                entry.path("manager").asText("").intern(),
                entry.path("operation").asText("").intern(),
                entry.path("subresource").asText("").intern(),
                Timestamp.read(entry.path("time")));
    }

    /** Whether the writer of this entry decided anything: who writes status and bookkeeping does not. */
    public static boolean decides(JsonNode entry) {
        return !entry.path("manager").asText("").isBlank()
                && !entry.path("subresource").asText("").equals("status")
                && !isStatusOnly(entry.path("fieldsV1"));
    }

    private static boolean isStatusOnly(JsonNode fields) {
        return fields.properties().stream()
                .allMatch(field -> field.getKey().equals("f:status")
                        || (field.getKey().equals("f:metadata") && isBookkeeping(field.getValue())));
    }

    private static boolean isBookkeeping(JsonNode metadata) {
        return metadata.properties().stream().allMatch(field -> STRUCTURE.contains(field.getKey()))
                && metadata.path("f:annotations").properties().stream()
                        .map(Map.Entry::getKey)
                        .allMatch(name -> STRUCTURE.contains(name)
                                || (name.startsWith("f:") && Pruning.isStamped(name.substring(2))));
    }
}
