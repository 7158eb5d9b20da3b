package dev.culprit.rules.service;

import static dev.culprit.rules.service.LiveShop.CHECKOUT;
import static dev.culprit.rules.service.LiveShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Two that write the status of the same objects would take turns for ever. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class OneMasterIT {
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
    void whereAnotherControllerWritesTheStatusNothingIsBegun() throws Exception {
        shop.cluster.apply(Given.slo("checkout"));
        shop.statusBy("slok-controller");

        assertThat(new Survey(shop.cluster.client(), shop.settings()).look())
                .isInstanceOfSatisfying(
                        Ground.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains(
                                        "'slok-controller'",
                                        "ServiceLevelObjective " + shop.cluster.namespace() + "/checkout"));

        try (RuleService service = shop.start(shop.after("slok-controller"))) {
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("True Known"));
            assertThat(service.leftAlone()).isEmpty();
        }
    }

    @Test
    void oneThatAnotherControllerTakesLaterIsLeftAlone() throws Exception {
        try (RuleService service = shop.start()) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("True Known"));

            shop.statusBy("slok-controller");

            until(() -> service.leftAlone().isPresent());
            assertThat(service.leftAlone().orElseThrow()).contains("checkout is written by slok-controller");
            String left = shop.cluster.field(CHECKOUT, ".metadata.resourceVersion");
            shop.actual = 99.2;
            shop.cluster.apply(Given.slo("search"));
            until(() ->
                    shop.cluster.field("slo/search", ".status.objective.actual").equals("99.2"));
            assertThat(shop.cluster.field(CHECKOUT, ".metadata.resourceVersion"))
                    .isEqualTo(left);
        }
    }

    @Test
    void ofSeveralOneLeads() throws Exception {
        try (RuleService first = shop.start(shop.leased())) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("True Written"));
            assertThat(shop.cluster.field("lease/culprit-rule-generator", ".spec.holderIdentity"))
                    .isNotEmpty();
            assertThat(first.notReady()).isEmpty();
        }
    }
}
