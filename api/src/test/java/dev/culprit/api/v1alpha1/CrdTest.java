package dev.culprit.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.culprit.api.Golden;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRD is the one that the classes describe. */
class CrdTest {
    static final Path COMMITTED = Path.of("src/crds/slocorrelations.observability.slok.io-v1.yml");

    @TempDir
    private Path scratch;

    private String generated = "";

    @BeforeEach
    void generate() throws IOException {
        new CRDGenerator()
                .customResourceClasses(SLOCorrelation.class)
                .forCRDVersions("v1")
                // else a condition's True is written as the boolean, and the API server refuses the text
                .withMinQuotes(false)
                .withPostProcessor(new ColumnsAsAnnotated())
                .inOutputDir(scratch.toFile())
                .generate();
        generated = Files.readString(scratch.resolve(COMMITTED.getFileName()));
    }

    @Test
    void theCommittedCrdIsTheGeneratedOne() {
        Golden.assertFile(COMMITTED, generated);
    }

    @Test
    void theContractsShowItsFields() throws IOException {
        Golden.assertSection(
                Path.of("../docs/contracts.md"),
                "slocorrelation",
                FieldsTable.of(version().at("/schema/openAPIV3Schema")));
    }

    @Test
    void kubectlPrintsTheColumnsThatSlokHasAndOursBehindThem() throws IOException {
        JsonNode columns = version().path("additionalPrinterColumns");

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
        JsonNode spec = new YAMLMapper().readTree(generated).path("spec");

        assertThat(spec.at("/names/shortNames/0").asText()).isEqualTo("slocorr");
        assertThat(spec.at("/names/categories/0").asText()).isEqualTo("slo");
        assertThat(spec.path("scope").asText()).isEqualTo("Namespaced");
        assertThat(version().path("subresources").has("status")).isTrue();
    }

    @Test
    void everyChoiceIsAText() throws IOException {
        assertThat(version().findValues("enum"))
                .isNotEmpty()
                .allSatisfy(choices -> assertThat(choices).allMatch(JsonNode::isTextual));
    }

    @Test
    void asMuchIsRequiredAsSlokRequiresButForTheBurnRate() throws IOException {
        JsonNode status = version().at("/schema/openAPIV3Schema/properties/status");

        assertThat(texts(status.path("required"))).containsExactlyInAnyOrder("detectedAt", "severity", "window");
        assertThat(texts(status.at("/properties/correlatedEvents/items/required")))
                .containsExactlyInAnyOrder("kind", "name", "namespace", "timestamp", "changeType", "confidence");
        assertThat(status.at("/properties/correlatedEvents/maxItems").asInt()).isEqualTo(Limits.EVENTS);
        assertThat(texts(status.at("/properties/severity/enum")))
                .containsExactlyInAnyOrder("critical", "degraded", "warning");
    }

    private JsonNode version() throws IOException {
        return new YAMLMapper().readTree(generated).at("/spec/versions/0");
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    /** The generator sorts columns by path; people know them in another order. */
    private static final class ColumnsAsAnnotated implements CRDPostProcessor {
        private final List<String> names = Stream.of(
                        SLOCorrelation.class.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();

        @Override
        public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
            ((CustomResourceDefinition) crd).getSpec().getVersions().forEach(version -> {
                List<CustomResourceColumnDefinition> columns = version.getAdditionalPrinterColumns();
                version.setAdditionalPrinterColumns(columns.stream()
                        .sorted(Comparator.comparingInt(column -> names.indexOf(column.getName())))
                        .toList());
            });
            return crd;
        }
    }
}
