package dev.culprit.collector.symptom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.snapshot.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How a Node fails: not ready, or short of something. */
record NodeState(Snapshot node, JsonNode status) {
    private static final Set<String> BAD_WHEN_TRUE =
            Set.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

    /** Every Node is unready at first. */
    private static final Duration START = Duration.ofMinutes(2);

    Stream<Failure> failures() {
        return StreamSupport.stream(status.path("conditions").spliterator(), false)
                .filter(Objects::nonNull)
                .filter(condition -> isBad(condition) && !isStarting(condition))
                .map(NodeState::failure);
    }

    private static boolean isBad(JsonNode condition) {
        String type = condition.path("type").asText("");
        boolean holds = condition.path("status").asText("").equals("True");
        return type.equals("Ready") ? !holds : BAD_WHEN_TRUE.contains(type) && holds;
    }

    private boolean isStarting(JsonNode condition) {
        Instant created = node.lifecycle().created();
        Instant since = time(condition);
        return created != null && since != null && since.isBefore(created.plus(START));
    }

    private static Failure failure(JsonNode condition) {
        String type = condition.path("type").asText("");
        String reason = condition.path("reason").asText("");
        String otherwise = type.equals("Ready") ? "NodeNotReady" : type;
        String message = condition.path("message").asText("");
        return Failure.once(type, reason.isEmpty() ? otherwise : reason, message, time(condition));
    }

    private static @Nullable Instant time(JsonNode condition) {
        Instant transition = Timestamp.read(condition.path("lastTransitionTime"));
        return transition == null ? Timestamp.read(condition.path("lastHeartbeatTime")) : transition;
    }
}
