package dev.culprit.correlator.report.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Stage;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus;
import dev.culprit.correlator.report.SloCorrelationReport;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An SLOCorrelation as it is in the cluster, whoever has written what of it. */
record Present(GenericKubernetesResource resource) {
    /** Its status; missing where none was written. */
    JsonNode status() {
        return content().path("status");
    }

    /** The same as far as this version knows it; nothing where none was written, or another version wrote it otherwise. */
    Optional<SLOCorrelationStatus> readStatus() {
        try {
            return Optional.of(status())
                    .filter(JsonNode::isObject)
                    .map(status -> Json.mapper().convertValue(status, SLOCorrelationStatus.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** 0 where no status was written. */
    int revision() {
        return status().path("revision").asInt(0);
    }

    /** How far what was written has come. */
    Stage stage() {
        return new Stage(isFinal() ? Phase.FINAL : Phase.PROVISIONAL, revision());
    }

    /** Whether Culprit has written it, and all of it. */
    boolean isOurs() {
        Map<String, String> labels = metadata().getLabels();
        return labels != null
                && SloCorrelationReport.WRITER.equals(labels.get(SloCorrelationReport.WRITER_LABEL))
                && revision() > 0;
    }

    boolean isFinal() {
        return status().path("phase").asText("").equalsIgnoreCase(Phase.FINAL.name());
    }

    /** When its alert began to fire; when it was made, where it does not say. */
    Optional<Instant> detectedAt() {
        return time(status().path("detectedAt").asText(""))
                .or(() -> time(metadata().getCreationTimestamp()));
    }

    /** {@code namespace/name} of the SLO. */
    String slo() {
        JsonNode ref = content().at("/spec/sloRef");
        return ref.path("namespace").asText("") + "/" + ref.path("name").asText("");
    }

    /** What a person says of it now; null: nothing, or nothing that can be one. */
    @Nullable
    String verdict() {
        Map<String, String> annotations = metadata().getAnnotations();
        String said = annotations == null
                ? ""
                : annotations.getOrDefault(SLOCorrelation.VERDICT, "").strip();
        return said.equals("confirmed") || said.equals("wrong") ? said : null;
    }

    /** Whether the status shows that. */
    boolean showsVerdict() {
        JsonNode shown = status().path("verdict");
        return verdict() == null ? shown.isMissingNode() : shown.asText("").equals(verdict());
    }

    ObjectMeta metadata() {
        return resource.getMetadata();
    }

    private JsonNode content() {
        return Json.mapper().valueToTree(resource.getAdditionalProperties());
    }

    private static Optional<Instant> time(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
