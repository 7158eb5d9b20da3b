package dev.culprit.collector.symptom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.collector.snapshot.Noise;
import dev.culprit.collector.snapshot.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An Event in either shape: core's, or that of {@code events.k8s.io}. */
record EventReport(JsonNode event) {
    private static final Set<String> CLUSTER_SCOPED = Set.of("Node", "PersistentVolume", "Namespace", "StorageClass");

    private static final String OWN_COMPONENT = "culprit";

    /** Whether an Event tells of a failure, as far as its type says. */
    static boolean isWarning(JsonNode event) {
        return event.path("type").asText("").equals("Warning");
    }

    String uid() {
        JsonNode metadata = event.path("metadata");
        String uid = metadata.path("uid").asText("");
        return uid.isEmpty()
                ? metadata.path("namespace").asText("") + "/"
                        + metadata.path("name").asText("-")
                : uid;
    }

    /** What the Event is about, null where it names nothing. */
    @Nullable
    ObjectRef subject() {
        JsonNode about = about();
        String kind = about.path("kind").asText("");
        String name = about.path("name").asText("");
        if (kind.isBlank() || name.isBlank()) {
            return null;
        }
        JsonNode apiVersion = about.path("apiVersion");
        String namespace = namespace(kind);
        return apiVersion.asText("").isEmpty()
                ? ObjectRef.of(kind, namespace, name)
                : new ObjectRef(ObjectRef.groupOf(apiVersion.asText()), kind, namespace, name);
    }

    /** What spreads its symptoms over buckets: as for changes, the subject's uid. */
    String subjectUid() {
        return about().path("uid").asText("");
    }

    boolean isOwn() {
        ObjectRef subject = subject();
        String component = event.path("reportingComponent")
                .asText(event.path("reportingController").asText(""));
        String source = event.path("source").path("component").asText("");
        return Stream.of(component, source).anyMatch(OWN_COMPONENT::equals)
                || (subject != null && Noise.isOwn(subject.group(), subject.kind()));
    }

    String reason() {
        return event.path("reason").asText("");
    }

    String message() {
        return event.path("message").asText(event.path("note").asText(""));
    }

    /** Times as the Event tells them, none of them after its arrival. */
    Occurrences seen(Instant arrival) {
        Instant last = earlier(
                orElse(
                        arrival,
                        first("series", "lastObservedTime"),
                        first("lastTimestamp"),
                        first("deprecatedLastTimestamp"),
                        first("eventTime"),
                        created()),
                arrival);
        Instant first = earlier(
                orElse(last, first("firstTimestamp"), first("deprecatedFirstTimestamp"), first("eventTime"), created()),
                last);
        return new Occurrences(first, last, count());
    }

    private int count() {
        return Stream.of(event.path("series").path("count"), event.path("count"), event.path("deprecatedCount"))
                .filter(JsonNode::isInt)
                .mapToInt(JsonNode::intValue)
                .filter(count -> count > 0)
                .findFirst()
                .orElse(1);
    }

    private JsonNode about() {
        return event.has("involvedObject") ? event.path("involvedObject") : event.path("regarding");
    }

    private String namespace(String kind) {
        if (CLUSTER_SCOPED.contains(kind)) {
            return "";
        }
        return about().path("namespace")
                .asText(event.path("metadata").path("namespace").asText(""));
    }

    private @Nullable Instant created() {
        return Timestamp.read(event.path("metadata").path("creationTimestamp"));
    }

    private @Nullable Instant first(String... path) {
        JsonNode node = event;
        for (String field : path) {
            node = node.path(field);
        }
        return Timestamp.read(node);
    }

    private static Instant orElse(Instant last, @Nullable Instant... choices) {
        return Stream.of(choices)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElse(last);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
