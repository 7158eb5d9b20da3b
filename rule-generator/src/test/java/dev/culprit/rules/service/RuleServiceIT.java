package dev.culprit.rules.service;

import static dev.culprit.rules.service.LiveShop.CHECKOUT;
import static dev.culprit.rules.service.LiveShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.testing.CutLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Rules and status on a real API server, from the first apply to the last delete. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class RuleServiceIT {
    @TempDir
    private Path scratch;

    private LiveShop shop;

    @BeforeEach
    void prepare() throws Exception {
        shop = new LiveShop();
    }

    @AfterEach
    void leave() {
        shop.close();
    }

    @Test
    void anSlosRulesAndStatusAreThereAreRepairedAndGoWithIt() throws Exception {
        try (RuleService service = shop.start()) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("True Known"));
            assertThat(shop.cluster.field(shop.rule("checkout"), ".spec.groups[0].name"))
                    .contains("checkout");
            assertThat(shop.cluster.field(shop.rule("checkout"), ".metadata.labels"))
                    .contains("\"release\":\"stack\"");
            assertThat(shop.cluster.kubectl("get", "slo")).contains("met", "99.95", "99.9");
            assertThat(shop.cluster.condition(CHECKOUT, "RulesWritten")).isEqualTo("True Written");
            String untouched = shop.versions("checkout");

            shop.cluster.apply(Given.slo("checkout").replace("99.9", "99.5"));
            until(() -> shop.cluster.field(shop.rule("checkout"), ".spec").contains("0.995"));
            until(() ->
                    shop.cluster.field(CHECKOUT, ".status.observedGeneration").equals("2"));
            assertThat(shop.versions("checkout")).isNotEqualTo(untouched);

            shop.cluster.kubectl("patch", shop.rule("checkout"), "--type=merge", "-p", "{\"spec\":{\"groups\":[]}}");
            until(() -> shop.cluster.field(shop.rule("checkout"), ".spec").contains("0.995"));
            shop.cluster.kubectl("label", shop.rule("checkout"), "app.kubernetes.io/managed-by-");
            until(() -> shop.cluster
                    .field(shop.rule("checkout"), ".metadata.labels")
                    .contains("culprit"));
            shop.cluster.kubectl("delete", shop.rule("checkout"));
            until(() -> shop.cluster.field(shop.rule("checkout"), ".spec").contains("0.995"));

            shop.cluster.kubectl("delete", CHECKOUT);
            until(() ->
                    shop.cluster.field(shop.rule("checkout"), ".metadata.name").isEmpty());
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void nothingIsWrittenTwiceNotEvenByTheNextOne() throws Exception {
        shop.cluster.apply(Given.slo("checkout"));
        String settled;
        try (RuleService service = shop.start()) {
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("True Known"));
            settled = shop.versions("checkout");
            shop.awaitReadings(4);
            assertThat(shop.versions("checkout")).isEqualTo(settled);
            assertThat(service.leftAlone()).isEmpty();
        }
        try (RuleService service = shop.start()) {
            shop.awaitReadings(4);
            assertThat(shop.versions("checkout")).isEqualTo(settled);

            shop.actual = 99.91;
            until(() -> shop.cluster.field(CHECKOUT, ".status.objective.actual").equals("99.91"));
            assertThat(service.notReady()).isEmpty();
        }
    }

    /** All who work are held up when it goes and comes: its deletion is still to be looked at when it is there again. */
    @Test
    void whatIsDefinedAnewBeforeItsDeletionIsLookedAtHasItsRules() throws Exception {
        try (RuleService service = shop.start(shop.seldom())) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("True Written"));

            shop.clock.hold();
            for (String other : List.of("one", "two", "three", "four")) {
                shop.cluster.apply(Given.slo(other));
            }
            until(() -> shop.clock.waiting() == 4);
            String former = shop.cluster.field(CHECKOUT, ".metadata.uid");
            shop.cluster.kubectl("delete", CHECKOUT);
            shop.cluster.apply(Given.slo("checkout"));
            String anew = shop.cluster.field(CHECKOUT, ".metadata.uid");
            assertThat(anew).isNotEqualTo(former);
            shop.clock.release();

            until(() -> shop.cluster
                    .field(shop.rule("checkout"), ".metadata.ownerReferences[0].uid")
                    .equals(anew));
            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("True Written"));
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void anInvalidEditKeepsTheRulesAndSaysWhatIsWrong() throws Exception {
        try (RuleService service = shop.start()) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("True Known"));
            String rules = shop.cluster.field(shop.rule("checkout"), ".metadata.resourceVersion");

            shop.cluster.apply(Given.slo("checkout").replace("requests_total{", "rate(requests_total{"));

            until(() -> shop.cluster.condition(CHECKOUT, "Valid").equals("False Invalid"));
            assertThat(shop.cluster.message(CHECKOUT, "Valid")).contains("spec.objective.sli.query.totalQuery");
            assertThat(shop.cluster.message(CHECKOUT, "RulesWritten")).endsWith("of generation 1");
            assertThat(shop.cluster.field(shop.rule("checkout"), ".metadata.resourceVersion"))
                    .isEqualTo(rules);
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void anObjectOfThatNameThatIsNotOursIsLeftAloneUntilItGoes() throws Exception {
        String name = shop.rule("checkout").substring("prometheusrule/".length());
        shop.cluster.apply("""
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata: {name: %s}
                spec: {groups: []}
                """.formatted(name));
        String version = shop.cluster.field(shop.rule("checkout"), ".metadata.resourceVersion");
        try (RuleService service = shop.start()) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("False NotOurs"));
            assertThat(shop.cluster.field(shop.rule("checkout"), ".metadata.resourceVersion"))
                    .isEqualTo(version);

            shop.cluster.kubectl("delete", shop.rule("checkout"));

            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("True Written"));
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void aCompositionFollowsItsParts() throws Exception {
        try (RuleService service = shop.start()) {
            shop.cluster.apply(Given.slo("checkout"));
            shop.cluster.apply(Given.composition("buying", "{type: AND}", "checkout", "search"));
            shop.cluster.apply(Given.composition(
                    "visit", "{type: AND_MIN}", "{name: buying, ref: {kind: SLOComposition, name: buying}}"));
            until(() -> shop.cluster.condition("sloc/buying", "PartsFound").equals("False NotFound"));
            assertThat(shop.cluster.field("sloc/buying", ".status.missingComponents[0]"))
                    .isEqualTo("search");

            shop.cluster.apply(Given.slo("search"));
            until(() -> shop.cluster.condition("sloc/buying", "PartsFound").equals("True Found"));
            until(() -> shop.cluster.field("sloc/buying", ".status.ceiling").equals("99.8001"));

            shop.cluster.apply(Given.slo("search").replace("99.9", "90"));
            until(() -> shop.cluster.condition("sloc/buying", "TargetReachable").equals("False AboveCeiling"));
            until(() -> shop.cluster.condition("sloc/visit", "TargetReachable").equals("False AboveCeiling"));
            until(() -> shop.cluster.field(shop.composedRule("visit"), ".spec").contains("0.899"));

            shop.cluster.kubectl("delete", "slo/search");
            until(() -> shop.cluster.condition("sloc/visit", "TargetReachable").equals("Unknown PartsUnknown"));
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void withPrometheusAwayRulesAreWritten() throws Exception {
        shop.knowledge = Knowledge.AWAY;
        try (RuleService service = shop.start()) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("Unknown PrometheusAway"));
            assertThat(shop.cluster.condition(CHECKOUT, "RulesWritten")).isEqualTo("True Written");
            assertThat(shop.cluster.field(CHECKOUT, ".status.objective.status")).isEqualTo("unknown");

            shop.knowledge = Knowledge.KNOWN;

            until(() -> shop.cluster.field(CHECKOUT, ".status.objective.status").equals("met"));
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void anApiServerThatWasAwayIsCaughtUpWith() throws Exception {
        try (var line = new CutLine(shop.cluster.port());
                var client = shop.cluster.clientAt(scratch, line.port());
                RuleService service = shop.start(client, shop.settings())) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("True Known"));

            line.cut();
            until(() -> service.notReady().isPresent());
            shop.cluster.apply(Given.slo("checkout").replace("99.9", "99.5"));
            shop.cluster.apply(Given.slo("search"));
            line.mend();

            until(() -> shop.cluster.field(shop.rule("checkout"), ".spec").contains("0.995"));
            until(() -> shop.cluster.condition("slo/search", "RulesWritten").equals("True Written"));
            until(() -> service.notReady().isEmpty());
        }
    }
}
