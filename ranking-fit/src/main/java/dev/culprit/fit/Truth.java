package dev.culprit.fit;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.ObjectRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a recorded incident: for scoring only.
 *
 * @param culprits any one counts; empty where no change was to blame
 * @param neutral companions that count neither as right nor as wrong
 * @param faultType what was broken: folds of the cross-validation hold whole types
 */
record Truth(String incident, String faultType, Instant alertAt, List<Named> culprits, List<Named> neutral) {
    private static final Duration EARLY = Duration.ofSeconds(60);

    /** An object, and when it was changed. */
    record Named(
            String kind,
            @Nullable String namespace,
            String name,
            @Nullable Instant changeTime) {
        boolean is(ObjectRef object) {
            String where = namespace == null ? "" : namespace;
            return kind.equals(object.kind()) && where.equals(object.namespace()) && name.equals(object.name());
        }
    }

    static Truth read(Path folder) throws IOException {
        return Json.mapper().readValue(folder.resolve("truth.json").toFile(), Truth.class);
    }

    boolean isCulprit(Change change) {
        return isCulprit(change.subject(), change.occurredAt());
    }

    /** The change itself, not an older one of the same object nor one that was made after the alert. */
    boolean isCulprit(ObjectRef object, Instant at) {
        return culprits.stream()
                .filter(named -> named.is(object))
                .anyMatch(named -> named.changeTime() == null
                        || (!at.isBefore(named.changeTime().minus(EARLY)) && !at.isAfter(alertAt)));
    }

    boolean isNeutral(ObjectRef object) {
        return neutral.stream().anyMatch(named -> named.is(object));
    }
}
