package dev.culprit.rules.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words without quotes mean here what they mean to kubectl, and so to the API server. */
class BareWordsTest {
    @ParameterizedTest
    @CsvSource({
        "y, true",
        "Y, true",
        "yes, true",
        "Yes, true",
        "on, true",
        "ON, true",
        "true, true",
        "True, true",
        "n, false",
        "N, false",
        "no, false",
        "off, false",
        "Off, false",
        "false, false",
        "FALSE, false",
    })
    void aBooleanIsNoName(String word, String truth) {
        assertThat(problems(named(word)))
                .containsExactly("file.yaml: ServiceLevelObjective " + truth
                        + ": metadata.name: must be a text and is the" + " boolean " + truth
                        + ", as yes, on, y or no, off, n are without quotes: put it between quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "1.5",
                "1_000",
                "1e3",
                "1E-3",
                "12345678e9",
                "0x1f",
                "0b11",
                "0o17",
                "017",
                "08",
                ".5",
                "5.",
                "-3",
                "+3",
                "1e999999999"
            })
    void aNumberIsNoName(String word) {
        assertThat(problems(named(word)))
                .singleElement()
                .asString()
                .contains(": metadata.name: must be a text and is the number '")
                .endsWith("': put it between quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'n'",
                "\"yes\"",
                "'12'",
                "!!str no",
                "nope",
                "yes-no",
                "1.2.3",
                "12ab",
                "2026-01-01",
                "1-30",
                "0o8",
                "1e",
                "e5",
                "noon"
            })
    void otherWordsAndThoseInQuotesAreNames(String word) {
        assertThat(problems(named(word))).isEmpty();
    }

    @Test
    void numbersMayBeWrittenAsGoWritesThem() {
        assertThat(problems(Given.slo("a").replace("99.9", "9.99e1"))).isEmpty();
        assertThat(Given.yaml(Given.slo("a").replace("99.9", "9.99e1"))
                        .promises()
                        .slos()
                        .getFirst()
                        .target())
                .hasToString("99.9 %");
    }

    @Test
    void aFlagMayBeWrittenAsKubectlTakesIt() {
        String slo = Given.slo("a", "alerting: {burnRateAlerts: {enabled: off}, gapAlerts: {enabled: n}}");

        assertThat(problems(slo)).isEmpty();
        assertThat(Given.yaml(slo).promises().slos().getFirst().alerts().tiers())
                .isEmpty();
    }

    @Test
    void whereverATextIsNeededAValueThatIsNoneIsRefusedWithItsField() {
        String slo = Given.slo("a", "alerting: {labels: {team: on}, annotations: {version: 1.10}}")
                .replace("window: 30d", "window: 30")
                .replace("displayName: a", "displayName: no")
                .replace(
                        "namespace: shop",
                        "namespace: 1e3, labels: {app: y, tier: '1'}, annotations: {rev: 7, none: }");

        assertThat(problems(slo).stream().map(line -> line.split(": ", 4)[2]))
                .containsExactlyInAnyOrder(
                        "metadata.labels.app",
                        "metadata.annotations.rev",
                        "metadata.namespace",
                        "spec.objective.window",
                        "spec.objective.alerting.labels.team",
                        "spec.objective.alerting.annotations.version",
                        "spec.displayName");
    }

    @Test
    void ofATemplateTheThresholdIsAText() {
        String slo =
                Given.slo("a").replaceAll("sli: .*", "sli: {template: {name: http-latency, params: {threshold: 0.5}}}");

        assertThat(problems(slo))
                .anyMatch(line -> line.contains("params.threshold: must be a text and is the number '0.5'"));
    }

    @Test
    void aNameThatIsABooleanIsWarnedOf() {
        List<String> lines = problems(Given.slo("a", "alerting: {labels: {on: x}}"));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("spec.objective.alerting.labels: has the name 'true', which yes, on, y");
        assertThat(Given.yaml(Given.slo("a", "alerting: {labels: {on: x}}"))
                        .promises()
                        .slos()
                        .getFirst()
                        .alerts()
                        .labels())
                .containsOnlyKeys("true");
        assertThat(problems(Given.slo("a", "alerting: {labels: {'on': x}}"))).isEmpty();
    }

    @Test
    void jsonIsWhatItSays() {
        String json = "{\"apiVersion\": \"observability.slok.io/v1alpha1\", \"kind\": \"ServiceLevelObjective\","
                + " \"metadata\": {\"name\": \"n\"}, \"spec\": {\"displayName\": \"on\"}}";

        assertThat(problems(json)).noneMatch(line -> line.contains("must be a text"));
    }

    private static String named(String word) {
        return Given.slo("a").replace("metadata: {name: a,", "metadata: {name: " + word + ",");
    }

    private static List<String> problems(String manifest) {
        return Given.yaml(manifest).problems().stream().map(Problem::line).toList();
    }
}
