package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Which workload each autoscaler scales. */
final class Scaling {
    private final Map<ObjectRef, ObjectRef> targets = new HashMap<>();

    static boolean isScaler(ObjectRef ref) {
        return switch (ref.knownKind()) {
            case "HorizontalPodAutoscaler", "VerticalPodAutoscaler", "ScaledObject" -> true;
            default -> false;
        };
    }

    void put(Snapshot scaler) {
        JsonNode spec = scaler.spec();
        JsonNode target = spec.has("targetRef") ? spec.path("targetRef") : spec.path("scaleTargetRef");
        String name = target.path("name").asText("");
        targets.remove(scaler.ref());
        if (!name.isBlank()) {
            String version = target.path("apiVersion").asText("apps/v1");
            String kind = target.path("kind").asText("Deployment");
            targets.put(
                    scaler.ref(),
                    new ObjectRef(ObjectRef.groupOf(version), kind, scaler.ref().namespace(), name));
        }
    }

    void remove(ObjectRef scaler) {
        targets.remove(scaler);
    }

    Stream<ObjectRef> targetOf(ObjectRef scaler) {
        return Stream.ofNullable(targets.get(scaler));
    }
}
