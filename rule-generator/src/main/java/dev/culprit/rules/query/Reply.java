package dev.culprit.rules.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What Prometheus replied to one query. Texts of its own are cut to a line. */
public sealed interface Reply {
    /**
     * It knows.
     *
     * @param data its {@code data}, of whatever shape
     * @param warnings that it added, such as that it could not ask all stores
     */
    record Result(JsonNode data, List<String> warnings) implements Reply {
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    /** Asking again would not help: one line why. */
    record Refused(String reason) implements Reply {}

    /** It may answer when less is asked at once: one line why. */
    record TooMuch(String reason) implements Reply {}

    /** It may answer later: one line why. */
    record Failed(String reason) implements Reply {}
}
