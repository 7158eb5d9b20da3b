package dev.culprit.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRD is the one that the classes describe. */
class CrdTest {
    @TempDir
    private Path scratch;

    private GeneratedCrd generated = new GeneratedCrd("", Path.of(""));

    @BeforeEach
    void generate() throws IOException {
        generated = GeneratedCrd.of(SLOCorrelation.class, scratch);
    }

    @Test
    void theCommittedCrdIsTheGeneratedOne() {
        Golden.assertFile(generated.committed(), generated.text());
    }

    @Test
    void theContractsShowItsFields() throws IOException {
        Golden.assertSection(Path.of("../docs/contracts.md"), "slocorrelation", FieldsTable.of(generated.schema()));
    }

    @Test
    void kubectlPrintsTheColumnsThatSlokHasAndOursBehindThem() throws IOException {
        JsonNode columns = generated.version().path("additionalPrinterColumns");

        assertThat(columns.findValuesAsText("name"))
                .containsExactly(
                        "SLO",
                        "Severity",
                        "Burn Rate",
                        "Events",
                        "Detected",
                        "Age",
                        "Phase",
                        "Top Suspect",
                        "Confidence",
                        "Change",
                        "Actor",
                        "Verdict");
    }

    @Test
    void itIsFoundByShortNameAndCategoryAndHasAStatus() throws IOException {
        JsonNode spec = generated.spec();

        assertThat(spec.at("/names/shortNames/0").asText()).isEqualTo("slocorr");
        assertThat(spec.at("/names/categories/0").asText()).isEqualTo("slo");
        assertThat(spec.path("scope").asText()).isEqualTo("Namespaced");
        assertThat(generated.version().path("subresources").has("status")).isTrue();
    }

    @Test
    void everyChoiceIsAText() throws IOException {
        assertThat(generated.version().findValues("enum"))
                .isNotEmpty()
                .allSatisfy(choices -> assertThat(choices).allMatch(JsonNode::isTextual));
    }

    @Test
    void asMuchIsRequiredAsSlokRequiresButForTheBurnRate() throws IOException {
        JsonNode status = generated.schema().at("/properties/status");

        assertThat(GeneratedCrd.texts(status.path("required")))
                .containsExactlyInAnyOrder("detectedAt", "severity", "window");
        assertThat(GeneratedCrd.texts(status.at("/properties/correlatedEvents/items/required")))
                .containsExactlyInAnyOrder("kind", "name", "namespace", "timestamp", "changeType", "confidence");
        assertThat(status.at("/properties/correlatedEvents/maxItems").asInt()).isEqualTo(Limits.EVENTS);
        assertThat(GeneratedCrd.texts(status.at("/properties/severity/enum")))
                .containsExactlyInAnyOrder("critical", "degraded", "warning");
    }
}
