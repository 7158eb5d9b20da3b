package dev.culprit.collector.symptom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.snapshot.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How a Pod fails: its containers, no Node that takes it, a kubelet that threw it out. */
record PodState(Snapshot pod, JsonNode status) {
    Stream<Failure> failures() {
        Instant asked = pod.lifecycle().deleted();
        Stream<Failure> containers = Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(list -> stream(status.path(list)))
                .flatMap(container -> new ContainerState(container).failures(unreadySince(), asked));
        Stream<Failure> others =
                asked == null ? Stream.of(unschedulable(), thrownOut()).flatMap(Optional::stream) : Stream.empty();
        return Stream.concat(containers, others).map(failure -> notBeforeStart(failure));
    }

    private Optional<Failure> unschedulable() {
        return condition("PodScheduled")
                .filter(scheduled -> scheduled.path("status").asText("").equals("False")
                        && scheduled.path("reason").asText("").equals("Unschedulable"))
                .map(scheduled -> Failure.once(
                        "PodScheduled",
                        "Unschedulable",
                        scheduled.path("message").asText(""),
                        orCreated(time(scheduled))));
    }

    /** {@code Evicted}, {@code OutOfcpu}: the kubelet ended the Pod itself. */
    private Optional<Failure> thrownOut() {
        String reason = status.path("reason").asText("");
        if (!status.path("phase").asText("").equals("Failed") || reason.isEmpty()) {
            return Optional.empty();
        }
        Instant at = Stream.of("DisruptionTarget", "Ready")
                .flatMap(type -> condition(type).stream())
                .map(PodState::time)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Timestamp.read(status.path("startTime")));
        String message = status.path("message").asText("");
        return Optional.of(Failure.once("Failed", reason, message, orCreated(at)));
    }

    private @Nullable Instant unreadySince() {
        Instant since = Stream.of("ContainersReady", "Ready")
                .flatMap(type -> condition(type).stream())
                .filter(ready -> !ready.path("status").asText("").equals("True"))
                .map(PodState::time)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Timestamp.read(status.path("startTime")));
        return orCreated(since);
    }

    private @Nullable Instant orCreated(@Nullable Instant time) {
        return time == null ? pod.lifecycle().created() : time;
    }

    private Failure notBeforeStart(Failure failure) {
        Instant start = pod.lifecycle().created();
        Instant first = failure.first();
        Instant last = failure.last();
        if (start == null || first == null || !first.isBefore(start) || last == null || last.isBefore(start)) {
            return failure;
        }
        return new Failure(
                failure.what(),
                failure.occurrence(),
                failure.reason(),
                failure.message(),
                start,
                last,
                failure.count());
    }

    private Optional<JsonNode> condition(String type) {
        return stream(status.path("conditions"))
                .filter(condition -> condition.path("type").asText("").equals(type))
                .findFirst();
    }

    private static @Nullable Instant time(JsonNode condition) {
        return Timestamp.read(condition.path("lastTransitionTime"));
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).filter(Objects::nonNull);
    }
}
