package dev.culprit.correlator.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.api.v1alpha1.SLOCorrelationSpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A correlation as an SLOCorrelation: a pure function, and the same text for the same correlation. */
public final class SloCorrelationReport {
    /** On everything that Culprit writes, and on nothing else. */
    public static final String WRITER_LABEL = "app.kubernetes.io/managed-by";

    /** The value of {@link #WRITER_LABEL}. */
    public static final String WRITER = "culprit";

    private static final String ID_LABEL = "culprit.slok.io/id";

    private static final String CONFIDENCE_LABEL = "culprit.slok.io/confidence";

    private static final String CAUSE_LABEL = "culprit.slok.io/cause";

    private static final String SLO_LABEL = "observability.slok.io/slo";

    private static final String SEVERITY_LABEL = "culprit.slok.io/severity";

    private static final String PHASE_LABEL = "culprit.slok.io/phase";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private SloCorrelationReport() {}

    public static SLOCorrelation of(Correlation correlation) {
        SloRef slo = correlation.episode().slo();
        var resource = new SLOCorrelation();
        resource.setMetadata(metadata(correlation));
        resource.setSpec(new SLOCorrelationSpec(new SLOCorrelationSpec.SloRef(slo.name(), slo.namespace())));
        resource.setStatus(StatusMapping.of(correlation));
        return resource;
    }

    /** As {@code kubectl apply} takes it, without a document marker. */
    public static String yaml(Correlation correlation) {
        return text(YAML, of(correlation));
    }

    public static String json(Correlation correlation) {
        return text(Json.mapper(), of(correlation));
    }

    /** One line, without a line break: {@code {"incident":"<folder>","correlation":{SLOCorrelation}}}. */
    public static String jsonLine(String incident, Correlation correlation) {
        return text(Json.mapper(), new Line(incident, of(correlation)));
    }

    private static ObjectMeta metadata(Correlation correlation) {
        SloRef slo = correlation.episode().slo();
        var labels = new TreeMap<String, String>(Map.of(
                WRITER_LABEL, WRITER,
                ID_LABEL, LabelValue.of(correlation.id()),
                CONFIDENCE_LABEL, confidence(correlation.findings()),
                SLO_LABEL, LabelValue.of(slo.name()),
                SEVERITY_LABEL, correlation.episode().severity().name().toLowerCase(Locale.ROOT),
                PHASE_LABEL, correlation.phase().name().toLowerCase(Locale.ROOT)));
        correlation
                .findings()
                .topChange()
                .map(LabelValue::of)
                .filter(change -> !change.isEmpty())
                .ifPresent(change -> labels.put(CAUSE_LABEL, change));
        return new ObjectMetaBuilder()
                .withName(correlation.name())
                .withNamespace(slo.namespace())
                .withLabels(labels)
                .build();
    }

    private static String confidence(Findings findings) {
        return findings.suspects().stream()
                .findFirst()
                .map(suspect -> suspect.confidence().name().toLowerCase(Locale.ROOT))
                .orElse("none");
    }

    private static String text(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an SLOCorrelation can always be written", e);
        }
    }

    @JsonPropertyOrder({"incident", "correlation"})
    private record Line(String incident, SLOCorrelation correlation) {}
}
