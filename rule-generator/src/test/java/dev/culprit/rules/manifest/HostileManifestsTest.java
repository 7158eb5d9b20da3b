package dev.culprit.rules.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told with its field, all of it at once; nothing of it becomes a rule. */
class HostileManifestsTest {
    private static final String HEAD = "apiVersion: observability.slok.io/v1alpha1\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "target: 99.9 | target: 100 | spec.objective.target: 100 leaves no error budget",
                "target: 99.9 | target: 0 | spec.objective.target: 0 promises nothing",
                "target: 99.9 | target: -5 | spec.objective.target: -5 promises nothing",
                "target: 99.9 | target: .nan | neither YAML nor JSON: Malformed numeric value '.nan', in line 8",
                "target: 99.9 | target: .inf | neither YAML nor JSON: Malformed numeric value '.inf', in line 8",
                "target: 99.9 | target: '99.9' | spec.objective.target: must be a number, without quotes",
                "target: 99.9 | target: 1e300 | spec.objective.target: must be below a billion",
                "target: 99.9 | target: 99.99999999999 | spec.objective.target: must be below a billion, with 9 decimal",
                "target: 99.9 | other: 1 | spec.objective.target: is missing",
                "window: 30d | window: 30m | spec.objective.window: '30m' is not a window of days, hours or weeks",
                "window: 30d | window: 0d | spec.objective.window",
                "window: 30d | window: 9999w | spec.objective.window: '9999w' is too long",
                "window: 30d | window: '30d]' | spec.objective.window",
                "name: availability | name: \"a\\nb\" | spec.objective.name",
                "name: shop-slo, | name: Shop, | metadata.name: 'Shop' is not a name",
                "namespace: shop | namespace: 'a/b' | metadata.namespace",
                "requests_total{slo=\"shop-slo\"} | rate(x[5m]) | sli.query.totalQuery: is no metric selector without functions",
                "requests_total{slo=\"shop-slo\"} | x{a=\"b} | totalQuery: is no metric selector without functions: the quote",
                "requests_total{slo=\"shop-slo\"} | x}) or vector(1 | totalQuery: is no metric selector",
                "requests_total{slo=\"shop-slo\"} | errors_total{slo=\"shop-slo\"} | errorQuery: selects the same as totalQuery",
                "query: | nothing: | sli: has 0 of query, template and ratio",
                "v1alpha1 | v1beta9 | apiVersion: must be observability.slok.io/v1alpha1",
            })
    void aMistakeIsToldWithItsField(String right, String wrong, String line) {
        String manifest = Given.slo("shop-slo")
                .replace("name: shop-slo", "name: shop-slo,")
                .replace(",,", ",");
        Manifests read = Given.yaml(manifest.replace(right, wrong));

        assertThat(lines(read)).anyMatch(told -> told.contains(line));
        assertThat(read.isFatal()).isTrue();
        assertThat(read.promises().slos()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "shortWindow: 5m, longWindow: 1h, consumePercent: 0.1, consumeWindow: 1h | threshold 0.72",
                "shortWindow: 5m, longWindow: 1h, burnRate: 0.9 | threshold 0.9",
                "shortWindow: 1h, longWindow: 1h, burnRate: 2 | shortWindow: must be shorter",
                "shortWindow: 5m, longWindow: 31d, burnRate: 2 | longWindow: 31d is longer than the SLO's own",
                "shortWindow: 5s, longWindow: 1h, burnRate: 2 | shortWindow: '5s' is no length of time",
                "shortWindow: 5m, longWindow: 1h | needs either burnRate, or consumePercent and consumeWindow",
                "shortWindow: 5m, longWindow: 1h, burnRate: 2, consumePercent: 2 | needs either burnRate",
                "shortWindow: 5m, longWindow: 1h, consumePercent: 200, consumeWindow: 1h | consumePercent: must be above 0",
            })
    void aTierThatMakesNoSenseIsRefused(String tier, String line) {
        Manifests read = Given.yaml(Given.slo(
                "a",
                "alerting: {burnRateAlerts: {enabled: true, alerts: [{name: x, severity: critical, " + tier + "}]}}"));

        assertThat(lines(read)).anyMatch(told -> told.contains("burnRateAlerts.alerts[0]") && told.contains(line));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        Manifests read = Given.yaml(HEAD
                + "kind: ServiceLevelObjective\nmetadata: {name: A_B}\nspec: {objective: {target: 100, window: x}}");

        assertThat(lines(read))
                .anyMatch(line -> line.contains("metadata.name:"))
                .anyMatch(line -> line.contains("spec.displayName: is missing"))
                .anyMatch(line -> line.contains("spec.objective.name: is missing"))
                .anyMatch(line -> line.contains("spec.objective.target: 100"))
                .anyMatch(line -> line.contains("spec.objective.window: 'x'"))
                .anyMatch(line -> line.contains("spec.objective.sli: is missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "[{name: a, weight: 0.5, chain: [a]}, {name: b, weight: 0.4, chain: [b]}] | weights that sum to 0.9",
                "[{name: a, weight: 1, chain: [c]}] | 'c' is the name of no objective",
                "[{name: a, weight: 1, chain: []}] | chain: is empty",
                "[{name: a, weight: 1, chain: [a, a]}] | 'a' is in this chain already",
                "[{name: a, weight: 2, chain: [a]}, {name: b, weight: -1, chain: [b]}] | weight: must be above 0",
                "[{name: a, weight: 0.5, chain: [a]}, {name: a, weight: 0.5, chain: [b]}] | two routes named 'a'",
                "[] | routes: is empty",
            })
    void routesThatDoNotAddUpAreRefused(String routes, String line) {
        String type = "{type: WEIGHTED_ROUTES, params: {routes: " + routes + "}}";
        Manifests read = Given.yaml(Given.slo("a"), Given.slo("b"), Given.composition("whole", type, "a", "b"));

        assertThat(lines(read)).anyMatch(told -> told.contains(line));
        assertThat(read.isFatal()).isTrue();
        assertThat(read.promises().compositions()).isEmpty();
    }

    @Test
    void weightsMayDifferFromOneInTheLastDigit() {
        String type = "{type: WEIGHTED_ROUTES, params: {routes: [{name: a, weight: 0.333333333, chain: [a]},"
                + " {name: b, weight: 0.666666667, chain: [b]}]}}";

        assertThat(Given.yaml(Given.slo("a"), Given.slo("b"), Given.composition("whole", type, "a", "b"))
                        .problems())
                .isEmpty();
    }

    @Test
    void twoObjectivesOfOneNameAreRefused() {
        Manifests read = Given.yaml(Given.slo("a"), Given.composition("whole", "{type: AND_MIN}", "a", "a"));

        assertThat(lines(read))
                .containsExactly(
                        "file.yaml: SLOComposition shop/whole: spec.objectives[1].name: 'a' is there twice: give each objective a"
                                + " name of its own");
    }

    @Test
    void aCircleIsRefusedWithItsPath() {
        Manifests read = Given.yaml(
                Given.composition("a", "{type: AND}", "{name: b, ref: {kind: SLOComposition, name: b}}"),
                Given.composition("b", "{type: ANY}", "{name: c, ref: {kind: SLOComposition, name: c}}"),
                Given.composition("c", "{type: AND_MIN}", "{name: a, ref: {kind: SLOComposition, name: a}}"));

        assertThat(lines(read))
                .anyMatch(line -> line.contains("is a part of itself: shop/a -> shop/b -> shop/c -> shop/a"))
                .anyMatch(line -> line.contains("is a part of itself: shop/b -> shop/c -> shop/a -> shop/b"));
        assertThat(read.promises().compositions()).isEmpty();
    }

    @Test
    void whatIsNotAmongTheFilesIsAWarning() {
        Manifests read = Given.yaml(Given.slo("a"), Given.composition("whole", "{type: ANY}", "a", "elsewhere"));

        assertThat(read.isFatal()).isFalse();
        assertThat(lines(read)).anyMatch(line -> line.contains("'elsewhere' refers to shop/elsewhere"));
    }

    @Test
    void aTargetAboveTheCeilingIsAWarning() {
        Manifests read = Given.yaml(
                Given.slo("a"),
                Given.slo("b"),
                Given.composition("whole", "{type: AND}", "a", "b").replace("target: 95", "target: 99.9"));

        assertThat(read.isFatal()).isFalse();
        assertThat(lines(read))
                .anyMatch(line -> line.contains("99.9 % is more than its parts allow") && line.contains("99.8001 %"));
    }

    @Test
    void aThresholdThatNothingReachesIsAWarning() {
        Manifests read = Given.yaml(Given.slo("a").replace("target: 99.9", "target: 90"));

        assertThat(read.isFatal()).isFalse();
        assertThat(lines(read)).anyMatch(line -> line.contains("a burn rate of 14.4 over 1h can never be exceeded"));
    }

    @Test
    void aTypingErrorIsAWarning() {
        assertThat(lines(Given.yaml(Given.slo("a", "alertng: {}"))))
                .containsExactly(
                        "file.yaml: ServiceLevelObjective shop/a: spec.objective: has an unknown field 'alertng',"
                                + " which is ignored: known are name, target, window, sli, minimumTraffic, alerting");
    }

    @Test
    void alertingBesideTheObjectiveIsReadAndWarnedOf() {
        Manifests read = Given.yaml(Given.slo("a") + "  alerting: {burnRateAlerts: {enabled: false}}\n");

        assertThat(lines(read)).hasSize(1).allMatch(line -> line.contains("put it into spec.objective.alerting"));
        assertThat(read.promises().slos().getFirst().alerts().tiers()).isEmpty();
    }

    @Test
    void labelsThatTheRulesHaveCannotBeTaken() {
        Manifests read = Given.yaml(Given.slo("a", "alerting: {labels: {slo_name: x, 'a-b': y, team: ok}}"));

        assertThat(lines(read))
                .anyMatch(line -> line.contains("labels: 'slo_name' is taken"))
                .anyMatch(line -> line.contains("labels: 'a-b' cannot be a name"));
    }

    @Test
    void theSameObjectTwiceIsRefused() {
        assertThat(lines(Given.yaml(Given.slo("a"), Given.slo("a")))).anyMatch(line -> line.contains("is there twice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [", "{\"a\": 1, \"a\": 2}", "a: 1\na: 2", "- - - : :", "\u0000", "a: &x [*x, *x", "%%%"})
    void whatIsNoYamlIsOneLine(String text) {
        Manifests read = Given.yaml(text);

        assertThat(read.problems())
                .hasSize(1)
                .allMatch(problem -> problem.line().lines().count() == 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "a:\\n\\tb: 1 | that cannot start any token | in line 2",
                "a: [1,\\n2 | expected ',' or ']' | in line 2",
            })
    void whatIsNoYamlIsToldWithWhatIsWrongAndWhere(String text, String what, String where) {
        assertThat(lines(Given.yaml(text.replace("\\n", "\n").replace("\\t", "\t"))))
                .singleElement()
                .asString()
                .contains(what.strip(), where);
    }

    /** kubectl puts in what the anchor holds; the parser here knows its name alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName: *d",
                "displayName: shop\n  <<: *d",
                "displayName: shop\n  workloadSelector: {labelSelector: *d}"
            })
    void anAliasIsRefusedAndNotTakenForAText(String line) {
        Manifests read = Given.yaml(
                Given.slo("a").replace("namespace: shop", "namespace: &d shop").replace("displayName: a", line));

        assertThat(read.promises().all()).isEmpty();
        assertThat(lines(read))
                .singleElement()
                .asString()
                .startsWith("file.yaml: ")
                .contains("alias");
    }

    @Test
    void betweenTwoSeparatorsThereMayBeNothing() {
        assertThat(Given.yaml("# Source: chart\n---\n---\n" + Given.slo("a") + "---\n# end\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void anUnknownKindOfOurGroupIsATypingError() {
        Manifests read = Given.yaml(Given.slo("a").replace("LevelObjective", "LevelObjectiv"));

        assertThat(lines(read))
                .containsExactly("file.yaml: kind: 'ServiceLevelObjectiv' is not one of ServiceLevelObjective,"
                        + " SLOComposition, SLOCorrelation");
        assertThat(read.isFatal()).isTrue();
    }

    @Test
    void depthAndLengthHaveLimits() {
        assertThat(lines(Given.yaml("[".repeat(50))))
                .containsExactly(
                        "file.yaml: cannot be read: Document nesting depth (41) exceeds the maximum allowed (40)");
        assertThat(Given.yaml("[".repeat(5000)).isFatal()).isTrue();
        assertThat(Given.yaml("a: " + "x".repeat(Documents.LONGEST)).isFatal()).isTrue();
        assertThat(lines(Given.yaml(HEAD + "kind: SLOComposition\nmetadata: {name: a}\nspec: {objectives: ["
                        + "{name: a},".repeat(200) + "]}")))
                .hasSizeLessThan(200)
                .anyMatch(line -> line.contains("spec.objectives: has 200 entries: 50 at most"));
    }

    @Test
    void whatAFileSaysCannotSpeakToTheTerminal() {
        Manifests read = Given.yaml(HEAD + "kind: ServiceLevelObjective\nmetadata: {name: \"\\e[31m\\nx\"}\nspec: 5");

        assertThat(lines(read)).isNotEmpty().allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void slokKeepsItsShapeAndOtherKindsArePassedOver() {
        Manifests read = Given.yaml("kind: ConfigMap\napiVersion: v1\n---\n" + Given.slo("a"));

        assertThat(read.isFatal()).isFalse();
        assertThat(read.promises().slos()).hasSize(1);
        assertThat(lines(read)).hasSize(1).allMatch(line -> line.contains("is passed over"));
    }

    private static List<String> lines(Manifests manifests) {
        return manifests.problems().stream().map(Problem::line).toList();
    }
}
