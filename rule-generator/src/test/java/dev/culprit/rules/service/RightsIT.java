package dev.culprit.rules.service;

import static dev.culprit.rules.service.LiveShop.CHECKOUT;
import static dev.culprit.rules.service.LiveShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.Given;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The rights of examples/rule-generator/rbac.yaml, in one namespace. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class RightsIT {
    private static final Path RBAC = Path.of("../examples/rule-generator/rbac.yaml");
    private static final String WRITE = "[get, list, watch, create, patch]";

    private LiveShop shop;
    private KubernetesClient keeper;

    @BeforeEach
    void prepare() throws Exception {
        shop = new LiveShop();
        keeper = shop.cluster.clientAs("keeper");
    }

    @AfterEach
    void leave() {
        keeper.close();
        shop.close();
    }

    @Test
    void whatIsAskedForIsEnough() throws Exception {
        grant(role());
        until(() -> look() instanceof Ground.Free);
        try (RuleService service = shop.start(keeper, shop.settings())) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "Evaluated").equals("True Known"));
            shop.cluster.apply(Given.slo("checkout").replace("99.9", "99.5"));
            until(() -> shop.cluster.field(shop.rule("checkout"), ".spec").contains("0.995"));
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void whoMayNotWriteRulesSaysSoUntilItMay() throws Exception {
        grant(role().replace(WRITE, "[get, list, watch]"));
        until(() -> look() instanceof Ground.Free);
        try (RuleService service = shop.start(keeper, shop.settings())) {
            shop.cluster.apply(Given.slo("checkout"));
            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("False Denied"));
            assertThat(shop.cluster.message(CHECKOUT, "RulesWritten")).contains("prometheusrules", "keeper");

            grant(role());

            until(() -> shop.cluster.condition(CHECKOUT, "RulesWritten").equals("True Written"));
            assertThat(service.notReady()).isEmpty();
        }
    }

    @Test
    void whoMayNotReadDoesNotBegin() {
        assertThat(look())
                .isInstanceOfSatisfying(
                        Ground.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("servicelevelobjectives may not be read", "rbac.yaml"));
    }

    private Ground look() {
        return new Survey(keeper, shop.settings()).look();
    }

    private static String role() throws Exception {
        return Arrays.stream(Files.readString(RBAC).split("---\n"))
                .filter(document -> document.contains("kind: ClusterRole\n"))
                .findFirst()
                .orElseThrow()
                .replace("kind: ClusterRole\n", "kind: Role\n");
    }

    private void grant(String role) throws Exception {
        shop.cluster.kubectlWith(role + """
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: keeper}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: culprit-rule-generator}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: keeper}]
                """, "apply", "-f", "-");
    }
}
