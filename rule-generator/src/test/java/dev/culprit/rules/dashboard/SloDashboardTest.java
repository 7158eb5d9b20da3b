package dev.culprit.rules.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.rules.Given;
import dev.culprit.rules.objective.DefaultTiers;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.recording.Rule;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.testing.dashboard.Catalogue;
import dev.culprit.testing.dashboard.Dashboard;
import dev.culprit.testing.dashboard.Query;
import dev.culprit.testing.dashboard.Shape;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The dashboard of SLOs asks for what the rules of all sorts of SLOs record. */
class SloDashboardTest {
    @Test
    void itCanBeImportedAndRead() throws IOException {
        assertThat(Shape.faults(Dashboard.of("slos"))).isEmpty();
    }

    @Test
    void everySeriesAndLabelThatItAsksForIsOneOfTheRules() throws IOException {
        Catalogue rules = catalogue();
        List<Query> queries = Dashboard.of("slos").queries();

        assertThat(queries).hasSizeGreaterThan(40);
        assertThat(queries.stream().flatMap(query -> rules.missing(query).stream()))
                .isEmpty();
    }

    @Test
    void whatTheRulesDoNotRecordIsFound() throws IOException {
        Catalogue rules = catalogue();

        assertThat(List.of(
                        "sum(slok:burn_rates:5m)",
                        "slok:burn_rate:5m{slo=\"a\"}",
                        "max by (service) (slok:burn_rate:5m)",
                        "{__name__=~\"slo:.+\"}",
                        "vector(1)"))
                .allSatisfy(wrong ->
                        assertThat(rules.missing(new Query("", wrong, ""))).hasSize(1));
        assertThat(rules.missing(new Query("", "slok:burn_rate:5m", "{{ service }}")))
                .hasSize(1);
    }

    @Test
    void theLinesOfTheBurnRateAreTheTiersOfTheAlerts() throws IOException {
        List<Double> tiers = DefaultTiers.of(new Window(Duration.ofDays(30))).stream()
                .map(tier -> tier.threshold().doubleValue())
                .sorted()
                .toList();
        List<JsonNode> panels = Dashboard.of("slos").panels().stream()
                .filter(panel -> panel.path("title").asText().startsWith("Burn rate by window"))
                .toList();

        assertThat(panels).hasSize(2).allSatisfy(panel -> {
            JsonNode steps = panel.at("/fieldConfig/defaults/thresholds/steps");
            assertThat(steps.valueStream()
                            .skip(1)
                            .map(step -> step.path("value").asDouble()))
                    .isEqualTo(tiers);
            assertThat(panel.at("/fieldConfig/defaults/custom/thresholdsStyle/mode")
                            .asText())
                    .isEqualTo("dashed");
        });
    }

    @Test
    void whatCulpritWritesIntoGrafanaIsDrawnByItsTag() throws IOException {
        assertThat(Dashboard.of("slos").root().path("annotations").path("list").valueStream())
                .anySatisfy(annotation -> {
                    assertThat(annotation.path("enable").asBoolean()).isTrue();
                    assertThat(annotation.path("target").path("type").asText()).isEqualTo("tags");
                    assertThat(annotation.at("/target/tags/0").asText()).isEqualTo("culprit");
                });
    }

    /** The examples have one of each sort. Prometheus itself makes series of alerts. */
    private static Catalogue catalogue() {
        var catalogue = new Catalogue(List.of());
        RuleGenerator.generate(Given.examples().promises()).stream()
                .flatMap(group -> group.rules().stream())
                .forEach(rule -> {
                    switch (rule) {
                        case Rule.Recorded(String series, String expression, SortedMap<String, String> labels) ->
                            catalogue.add(series, anyValue(labels));
                        case Rule.Alert alert -> {
                            Map<String, Collection<String>> labels = anyValue(alert.labels());
                            labels.put("alertname", List.of());
                            labels.put("alertstate", List.of("pending", "firing"));
                            catalogue.add("ALERTS", labels);
                        }
                    }
                });
        return catalogue;
    }

    private static Map<String, Collection<String>> anyValue(Map<String, String> labels) {
        var any = new HashMap<String, Collection<String>>();
        labels.keySet().forEach(label -> any.put(label, List.of()));
        return any;
    }
}
