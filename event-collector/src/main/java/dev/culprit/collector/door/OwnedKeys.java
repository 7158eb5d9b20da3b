package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of a Secret that was read without its data, each with who wrote it last and when: as much as
 * {@code managedFields} tells of them.
 */
final class OwnedKeys {
    private static final String PREFIX = "f:";

    private record Writing(String time, String manager, String operation) {
        private static final Comparator<Writing> ORDER = Comparator.comparing(Writing::time)
                .thenComparing(Writing::manager)
                .thenComparing(Writing::operation);

        static Writing of(JsonNode entry) {
            return new Writing(
                    entry.path("time").asText(""),
                    entry.path("manager").asText(""),
                    entry.path("operation").asText(""));
        }

        static Writing later(Writing one, Writing other) {
            return ORDER.compare(one, other) >= 0 ? one : other;
        }
    }

    private final Map<String, Writing> keys = new TreeMap<>();

    private OwnedKeys() {}

    /** A Secret as the API server gives it for its metadata alone: a whole one always has a type. */
    static boolean isPartial(JsonNode object) {
        return object.path("apiVersion").asText("v1").equals("v1")
                && object.path("kind").asText("").equals("Secret")
                && Stream.of("type", "data", "stringData", "immutable").noneMatch(object::has);
    }

    static OwnedKeys of(JsonNode managedFields) {
        var owned = new OwnedKeys();
        for (JsonNode entry : managedFields) {
            Writing writing = Writing.of(entry);
            Stream.of("f:data", "f:stringData")
                    .flatMap(field -> entry.path("fieldsV1").path(field).properties().stream())
                    .map(Map.Entry::getKey)
                    .filter(key -> key.startsWith(PREFIX))
                    .forEach(key -> owned.keys.merge(key.substring(PREFIX.length()), writing, Writing::later));
        }
        return owned;
    }

    /** The keys of the newest writing of any. */
    Set<String> writtenLast() {
        var last = keys.values().stream().max(Writing.ORDER);
        return keys.entrySet().stream()
                .filter(key -> key.getValue().equals(last.orElse(null)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** In place of the data; one mark for all where nobody tells of keys, so that a later write of them can be seen. */
    void into(ObjectNode secret, Fingerprint fingerprint) {
        if (keys.isEmpty()) {
            secret.put("data", Redacted.mark(fingerprint, "unknown keys"));
            return;
        }
        ObjectNode data = secret.putObject("data");
        keys.forEach((key, writing) -> data.put(key, Redacted.mark(fingerprint, "written " + writing)));
    }
}
