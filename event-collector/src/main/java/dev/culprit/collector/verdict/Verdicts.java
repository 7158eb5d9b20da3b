package dev.culprit.collector.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Verdict;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.door.Redacted;
import dev.culprit.collector.history.Sight;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.snapshot.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verdict that an SLOCorrelation carries, told once for every time it is given, altered or taken back. An
 * SLOCorrelation that is deleted keeps its verdict.
 */
public final class Verdicts {
    static final int LONGEST_NOTE = 1024;
    static final int LONGEST_NAME = 253;

    private static final String BY = SLOCorrelation.VERDICT + "-by";
    private static final String NOTE = SLOCorrelation.VERDICT + "-note";

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    private final String cluster;
    private final Door door;

    /** What was seen last of each SLOCorrelation: as many as there are in the cluster. */
    private final Map<ObjectRef, Seen> seen = new HashMap<>();

    private record Seen(
            String verdict, @Nullable String by, @Nullable String note) {}

    public Verdicts(String cluster, Door door) {
        this.cluster = cluster;
        this.door = door;
    }

    /** An SLOCorrelation is there; what has to be written of it, if anything. */
    public Optional<Said> present(ObjectNode object, Sight sight) {
        String id = object.path("status").path("id").asText("");
        Optional<ObjectRef> ref = Snapshot.refOf(object);
        if (id.isBlank() || ref.isEmpty()) {
            return Optional.empty();
        }
        JsonNode annotations = door.admit(object).path("metadata").path("annotations");
        var now = new Seen(
                annotations.path(SLOCorrelation.VERDICT).asText("").strip(),
                shown(annotations.path(BY), LONGEST_NAME),
                shown(annotations.path(NOTE), LONGEST_NOTE));
        Seen before = seen.put(ref.get(), now);
        if (now.equals(before)) {
            return Optional.empty();
        }
        return now.verdict().isEmpty() ? takenBack(id, before, sight) : said(id, ref.get(), object, now, sight.at());
    }

    /** An SLOCorrelation is gone. */
    public void gone(ObjectRef ref) {
        seen.remove(ref);
    }

    /** Every SLOCorrelation that was seen. */
    public Stream<ObjectRef> all() {
        return seen.keySet().stream();
    }

    /** What is listed for the first time without a verdict may have lost it while nobody watched. */
    private static Optional<Said> takenBack(String id, @Nullable Seen before, Sight sight) {
        boolean had = before != null && !before.verdict().isEmpty();
        boolean mayHaveHad = before == null
                && switch (sight) {
                    case Sight.First first -> true;
                    case Sight.Again again -> true;
                    case Sight.News news -> false;
                    case Sight.Recorded recorded -> false;
                };
        return had || mayHaveHad ? Optional.of(new Said(id, null)) : Optional.empty();
    }

    private Optional<Said> said(String id, ObjectRef ref, ObjectNode object, Seen now, Instant at) {
        Verdict.@Nullable Answer answer = switch (now.verdict()) {
            case "confirmed" -> Verdict.Answer.CONFIRMED;
            case "wrong" -> Verdict.Answer.WRONG;
            default -> null;
        };
        if (answer == null) {
            LOG.warn("Verdict ignored, it must be confirmed or wrong; object={}", ref);
            return Optional.empty();
        }
        Instant said = saidAt(object);
        Instant saidAt = said != null && said.isAfter(at) ? at : said;
        var verdict = new Verdict(cluster, id, ref, answer, confidence(object), now.by(), now.note(), saidAt, at);
        return Optional.of(new Said(id, verdict));
    }

    private static @Nullable Confidence confidence(JsonNode object) {
        return switch (object.at("/status/correlatedEvents/0/confidence").asText("")) {
            case "high" -> Confidence.HIGH;
            case "medium" -> Confidence.MEDIUM;
            case "low" -> Confidence.LOW;
            default -> null;
        };
    }

    /** When the manager that owns the annotation wrote last. */
    private static @Nullable Instant saidAt(JsonNode object) {
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            JsonNode annotations = entry.path("fieldsV1").path("f:metadata").path("f:annotations");
            if (annotations.has("f:" + SLOCorrelation.VERDICT)) {
                return Timestamp.read(entry.path("time"));
            }
        }
        return null;
    }

    private static @Nullable String shown(JsonNode annotation, int longest) {
        String text = Redacted.shown(annotation.asText("")).strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), longest));
    }
}
