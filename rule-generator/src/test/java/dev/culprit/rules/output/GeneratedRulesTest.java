package dev.culprit.rules.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.recording.Rule;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.recording.RuleGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedRulesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void theRulesOfTheExamplesAreThoseThatWereReviewed() throws IOException {
        for (RuleGroup group : RuleGenerator.generate(Given.examples().promises())) {
            assertGolden(RuleFiles.rules(group));
        }
        assertGolden(Inhibition.of(RuleGenerator.generate(Given.examples().promises())));
    }

    private static void assertGolden(OutputFile file) throws IOException {
        Path golden = GOLDEN.resolve(file.name());
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, file.content());
        }
        assertThat(golden)
                .content()
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(file.content());
    }

    @ParameterizedTest
    @CsvSource({"a-b, c, a, b-c", "x, a.b, x-a, b", "a, a, a-a, a"})
    void namesThatMeetWhenJoinedAreTold(String ns1, String name1, String ns2, String name2) {
        Slo one = slo(ns1, name1);
        Slo other = slo(ns2, name2);

        assertThat(ResourceName.file(one)).isNotEqualTo(ResourceName.file(other));
        assertThat(ResourceName.of(one)).isNotEqualTo(ResourceName.of(other));
    }

    private static Slo slo(String namespace, String name) {
        return Given.yaml(Given.slo(name).replace("namespace: shop", "namespace: " + namespace))
                .promises()
                .slos()
                .getFirst();
    }

    @Test
    void anSloAndACompositionOfOneNameDoNotMeet() {
        var promises = Given.yaml(Given.slo("a"), Given.composition("a", "{type: AND}", "{name: x, ref: {name: a}}"))
                .promises();
        List<RuleGroup> groups = RuleGenerator.generate(promises);

        assertThat(groups).extracting(RuleGroup::name).doesNotHaveDuplicates().hasSize(2);
        assertThat(groups).extracting(group -> ResourceName.of(group.promise())).doesNotHaveDuplicates();
    }

    @Test
    void theLongestNameStaysOneThatKubernetesTakes() {
        assertThat(ResourceName.of(slo("shop", "a".repeat(253)))).hasSizeLessThanOrEqualTo(253);
    }

    @Test
    void noRuleIsThereTwice() {
        for (RuleGroup group : RuleGenerator.generate(Given.examples().promises())) {
            var seen = new HashSet<String>();
            assertThat(group.rules()).allMatch(rule -> seen.add(key(rule)));
        }
    }

    private static String key(Rule rule) {
        return switch (rule) {
            case Rule.Recorded(String series, String expression, var labels) -> series + labels;
            case Rule.Alert alert -> alert.name() + alert.labels();
        };
    }

    @Test
    void burnAlertsCarryWhatTheWebhookReadsAndOthersAreNoSpikes() {
        RuleGroup group = RuleGenerator.generate(Given.yaml(Given.slo(
                                "a",
                                "alerting: {burnRateAlerts: {enabled: true}, budgetErrorAlerts: {enabled: true},"
                                        + " labels: {team: shop}, runbookUrl: 'https://r.example/a'}"))
                        .promises())
                .getFirst();

        Map<Boolean, List<Rule.Alert>> alerts = group.alerts().stream()
                .collect(java.util.stream.Collectors.partitioningBy(
                        alert -> alert.name().equals("SLOErrorBudgetBurn")));
        assertThat(alerts.get(true)).hasSize(4).allSatisfy(alert -> {
            assertThat(alert.labels())
                    .containsEntry("slo_name", "a")
                    .containsEntry("slo_namespace", "shop")
                    .containsEntry("team", "shop")
                    .containsKeys("severity", "long_window", "short_window", "slo_tier");
            assertThat(alert.annotations())
                    .containsEntry("runbook_url", "https://r.example/a")
                    .containsKeys("burn_rate", "summary", "description", "suspects");
            assertThat(alert.hold()).isPositive();
        });
        assertThat(alerts.get(false))
                .hasSize(4)
                .allSatisfy(alert -> assertThat(alert.labels())
                        .containsEntry("slo_resource", "shop/a")
                        .doesNotContainKeys("slo_name", "sloth_slo", "slo"));
    }

    @Test
    void aNameIsNeverATemplate() {
        RuleGroup group = RuleGenerator.generate(Given.yaml(Given.slo("a", "alerting: {labels: {team: '{{ .Value }}'}}")
                                .replace("displayName: a", "displayName: '{{ query \"up\" }}'"))
                        .promises())
                .getFirst();

        assertThat(group.alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.annotations().get("summary")).startsWith("{{\"{{\"}} query \"up\" }}");
            assertThat(alert.labels()).containsEntry("team", "{{\"{{\"}} .Value }}");
        });
    }

    @Test
    void objectsCarryTheLabelsByWhichAnOperatorSelectsThem() {
        var groups = RuleGenerator.generate(Given.yaml(Given.slo("a")).promises());
        var files = new RuleFiles(RuleFormat.PROMETHEUS_RULE, new TreeMap<>(Map.of("release", "stack")));

        assertThat(files.text(groups))
                .startsWith("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n")
                .contains("namespace: shop\n", "release: stack\n", "app.kubernetes.io/managed-by: culprit\n");
    }
}
