package dev.culprit.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.Golden;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed CRDs of SLOs and compositions are those that the classes describe, in SLOK's shape. */
class ObjectiveCrdsTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(classes = {ServiceLevelObjective.class, SLOComposition.class})
    void theCommittedCrdIsTheGeneratedOne(Class<? extends HasMetadata> type) throws IOException {
        GeneratedCrd generated = GeneratedCrd.of(type, scratch);

        Golden.assertFile(generated.committed(), generated.text());
        Golden.assertSection(
                Path.of("../docs/contracts.md"), HasMetadata.getSingular(type), FieldsTable.of(generated.schema()));
    }

    @ParameterizedTest
    @ValueSource(classes = {ServiceLevelObjective.class, SLOComposition.class})
    void everyTextAndListHasALimit(Class<? extends HasMetadata> type) throws IOException {
        JsonNode spec = GeneratedCrd.of(type, scratch).schema().at("/properties/spec");

        assertThat(spec.findParents("type"))
                .filteredOn(node -> node.path("type").asText().equals("array"))
                .isNotEmpty()
                .allMatch(node -> node.has("maxItems"));
        assertThat(spec.findParents("type"))
                .filteredOn(node -> node.path("type").asText().equals("string"))
                .isNotEmpty()
                .allMatch(
                        node -> node.has("maxLength") || node.has("pattern") || node.has("enum") || isItem(spec, node));
    }

    /** Names in a list, and values of a map: the generator gives these no limits of their own. */
    private static boolean isItem(JsonNode spec, JsonNode node) {
        return spec.findValues("items").contains(node)
                || spec.findValues("additionalProperties").contains(node);
    }

    @Test
    void anSloHasTheColumnsThatSlokHas() throws IOException {
        JsonNode version = GeneratedCrd.of(ServiceLevelObjective.class, scratch).version();

        assertThat(version.path("additionalPrinterColumns").findValuesAsText("name"))
                .containsExactly("Display Name", "Status", "Actual", "Target", "Budget %", "Age");
        assertThat(version.path("subresources").has("status")).isTrue();
    }

    @Test
    void aCompositionHasTheColumnsThatSlokHas() throws IOException {
        JsonNode version = GeneratedCrd.of(SLOComposition.class, scratch).version();

        assertThat(version.path("additionalPrinterColumns").findValuesAsText("name"))
                .containsExactly("Target", "Window", "Status", "Actual", "Budget %", "Age");
        assertThat(version.path("subresources").has("status")).isTrue();
    }

    @Test
    void bothAreFoundByShortNameAndCategory() throws IOException {
        JsonNode slo = GeneratedCrd.of(ServiceLevelObjective.class, scratch).spec();
        JsonNode composition = GeneratedCrd.of(SLOComposition.class, scratch).spec();

        assertThat(slo.at("/names/shortNames/0").asText()).isEqualTo("slo");
        assertThat(composition.at("/names/shortNames/0").asText()).isEqualTo("sloc");
        assertThat(GeneratedCrd.texts(slo.at("/names/categories"))).containsExactly("slo");
        assertThat(GeneratedCrd.texts(composition.at("/names/categories"))).containsExactly("slo");
    }

    @Test
    void asMuchIsRequiredAsSlokRequires() throws IOException {
        JsonNode slo =
                GeneratedCrd.of(ServiceLevelObjective.class, scratch).schema().at("/properties/spec");
        JsonNode composition =
                GeneratedCrd.of(SLOComposition.class, scratch).schema().at("/properties/spec");

        assertThat(GeneratedCrd.texts(slo.path("required"))).containsExactlyInAnyOrder("displayName", "objective");
        assertThat(GeneratedCrd.texts(slo.at("/properties/objective/required")))
                .containsExactlyInAnyOrder("name", "target", "window", "sli");
        assertThat(GeneratedCrd.texts(composition.path("required")))
                .containsExactlyInAnyOrder("target", "window", "objectives", "composition");
    }

    @Test
    void aTargetOfAHundredIsRefusedByTheSchema() throws IOException {
        JsonNode target = GeneratedCrd.of(ServiceLevelObjective.class, scratch)
                .schema()
                .at("/properties/spec/properties/objective/properties/target");

        assertThat(target.path("maximum").asDouble()).isEqualTo(100);
        assertThat(target.path("exclusiveMaximum").asBoolean()).isTrue();
        assertThat(target.path("minimum").asDouble()).isZero();
        assertThat(target.path("exclusiveMinimum").asBoolean()).isTrue();
    }
}
