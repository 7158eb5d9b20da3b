package dev.culprit.rules.service;

import static dev.culprit.rules.service.LiveShop.CHECKOUT;
import static dev.culprit.rules.service.LiveShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import dev.culprit.testing.Alone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Where rules go on a cluster without the Prometheus Operator, and that they go away with their SLO. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class RulePlacesIT {
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

    @Alone
    @Test
    void withoutTheOperatorsKindRulesAreConfigMaps() throws Exception {
        shop.cluster.forgetPrometheusRules();
        try (RuleService service = shop.start()) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("True WrittenAsConfigMap"));
            String map = shop.rule("checkout").replace("prometheusrule/", "configmap/");
            assertThat(shop.cluster.field(map, ".data")).contains("slok:sli_error_rate:5m");
            assertThat(shop.cluster.field(map, ".metadata.ownerReferences[0].name"))
                    .isEqualTo("checkout");

            shop.cluster.kubectl("delete", CHECKOUT);
            until(() -> shop.cluster.field(map, ".metadata.name").isEmpty());
            assertThat(service.notReady()).isEmpty();
        } finally {
            shop.cluster.learn();
        }
    }

    @Test
    void filesComeAndGoWithTheirSlos() throws Exception {
        shop.cluster.apply(Given.slo("checkout"));
        shop.cluster.apply(Given.slo("search"));
        try (RuleService service = shop.start(shop.files(folder()))) {
            until(() -> files().size() == 2);
            shop.cluster.kubectl("delete", "slo/search");
            until(() -> files().size() == 1);
            assertThat(service.notReady()).isEmpty();
        }
        shop.cluster.kubectl("delete", CHECKOUT);
        try (RuleService service = shop.start(shop.files(folder()))) {
            until(() -> files().isEmpty());
            assertThat(service.notReady()).isEmpty();
        }
    }

    private Path folder() {
        return scratch.resolve("rules");
    }

    private List<Path> files() throws Exception {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }
}
