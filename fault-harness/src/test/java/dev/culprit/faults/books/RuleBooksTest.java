package dev.culprit.faults.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.SloRef;
import dev.culprit.rules.manifest.Document;
import dev.culprit.rules.manifest.Manifests;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.RuleFormat;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.rules.resource.Key;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleBooksTest {
    private static final Key KEY = Key.objective(new SloRef("shop", "checkout"));
    private static final Map<Key, Declared.Edition> KEPT = Map.of(KEY, new Declared.Edition("u-2", 3));

    @Test
    void theyAgreeWhereRulesAndStatusAreOfTheLastGeneration() {
        assertThat(RuleBooks.of(KEPT, List.of(slo("99.9", 3)), List.of(rules("99.9", "u-2")))
                        .agree())
                .isTrue();
    }

    @Test
    void whatHasNoRulesIsLost() {
        assertThat(RuleBooks.of(KEPT, List.of(slo("99.9", 3)), List.of()).lost())
                .containsExactly("ServiceLevelObjective shop/checkout: it has no rules");
    }

    @Test
    void aStatusOfAnEarlierGenerationIsLost() {
        assertThat(RuleBooks.of(KEPT, List.of(slo("99.9", 2)), List.of(rules("99.9", "u-2")))
                        .lost())
                .contains("ServiceLevelObjective shop/checkout: its status is of generation 2, it is at 3");
    }

    @Test
    void twoObjectsOfOneAreDoubled() {
        ConfigMap rules = rules("99.9", "u-2");

        assertThat(RuleBooks.of(KEPT, List.of(slo("99.9", 3)), List.of(rules, rules))
                        .doubled())
                .containsExactly("ServiceLevelObjective shop/checkout: it has 2 objects with rules");
    }

    @Test
    void rulesOfAnotherTargetAreWrong() {
        assertThat(RuleBooks.of(KEPT, List.of(slo("99.9", 3)), List.of(rules("99.5", "u-2")))
                        .wrong())
                .containsExactly("ServiceLevelObjective shop/checkout: its rules are not those of its generation 3");
    }

    @Test
    void rulesOfOneThatWasRemovedAreWrong() {
        assertThat(RuleBooks.of(KEPT, List.of(slo("99.9", 3)), List.of(rules("99.9", "u-2"), rules("99.9", "u-1")))
                        .wrong())
                .hasSize(1)
                .first()
                .asString()
                .endsWith(": rules of a definition that was removed are still there");
    }

    @Test
    void aDefinitionThatSomebodyElseTookAwayIsWrong() {
        assertThat(RuleBooks.of(KEPT, List.of(), List.of()).wrong())
                .containsExactly("ServiceLevelObjective shop/checkout: is not there as it was written last");
    }

    private static DeclaredObjective slo(String target, long told) {
        return Serialization.unmarshal("""
                {"apiVersion": "observability.slok.io/v1alpha1", "kind": "ServiceLevelObjective",
                 "metadata": {"name": "checkout", "namespace": "shop", "uid": "u-2", "generation": 3},
                 "spec": {"displayName": "Checkout", "objective": {"name": "availability", "target": %1$s, "window": "30d",
                  "sli": {"query": {"totalQuery": "requests_total", "errorQuery": "errors_total"}}}},
                 "status": {"objective": {"name": "availability", "target": %1$s, "status": "met"},
                  "observedGeneration": %2$d,
                  "conditions": [
                   {"type": "RulesWritten", "status": "True", "reason": "WrittenAsConfigMap",
                    "message": "ConfigMap slok-checkout, of generation %2$d", "lastTransitionTime": "2026-03-01T12:00:00Z"},
                   {"type": "Evaluated", "status": "True", "reason": "Known",
                    "message": "by its series in Prometheus", "lastTransitionTime": "2026-03-01T12:00:00Z"}]}}""".formatted(target, told), DeclaredObjective.class);
    }

    /** As the rule generator writes them for that target. */
    private static ConfigMap rules(String target, String owner) {
        JsonNode content = new KubernetesSerialization().convertValue(slo(target, 3), JsonNode.class);
        var promises =
                Manifests.read(List.of(new Document("test", content)), "shop").promises();
        JsonNode made = new RuleFiles(RuleFormat.CONFIGMAP, new TreeMap<>())
                .configMap(RuleGenerator.group(promises.all().getFirst(), promises));
        return new ConfigMapBuilder(Serialization.unmarshal(made.toString(), ConfigMap.class))
                .editMetadata()
                .addNewOwnerReference()
                .withUid(owner)
                .endOwnerReference()
                .endMetadata()
                .build();
    }
}
