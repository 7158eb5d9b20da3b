package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.collector.live.MemoryLog;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A collector that may read two namespaces and nothing else anywhere. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class NamespacedIT {
    private static final String ALL_KINDS = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader}
            rules: [{apiGroups: ["*"], resources: ["*"], verbs: [list, watch]}]
            """;

    private final Answers answers = new Answers();

    @Test
    void nothingIsAskedOfTheClusterAndNothingIsRefusedWhereTheNamespacesMayBeRead() throws Exception {
        try (var field = new RealCluster();
                var wood = new RealCluster()) {
            for (RealCluster cluster : List.of(field, wood)) {
                cluster.apply(ALL_KINDS);
            }
            bind(field, wood);
            try (var watch = watch(field, wood)) {
                seesBoth(watch, field, wood);
                assertThat(answers.all()).isNotEmpty().allMatch(answer -> answer.code() == 200);
                assertOnlyAskedOf(field, wood);
            }
        }
    }

    @Test
    void whatMayBeReadIsReadAndTheRestIsCountedAndHoldsNothingUp() throws Exception {
        try (var field = new RealCluster();
                var wood = new RealCluster()) {
            for (RealCluster cluster : List.of(field, wood)) {
                cluster.kubectl(
                        "create", "role", "reader", "--verb=list,watch", "--resource=configmaps,deployments.apps");
            }
            bind(field, wood);
            try (var watch = watch(field, wood)) {
                seesBoth(watch, field, wood);
                assertThat(watch.collector().board().watching()).isEqualTo(2 * 2);
                assertThat(watch.collector().board().unread()).isGreaterThan(2 * 10);
                assertThat(watch.collector().notReady()).isEmpty();
                assertOnlyAskedOf(field, wood);
            }
        }
    }

    private static void bind(RealCluster field, RealCluster wood) throws Exception {
        field.kubectl("create", "serviceaccount", "collector");
        for (RealCluster cluster : List.of(field, wood)) {
            cluster.kubectl(
                    "create",
                    "rolebinding",
                    "reader",
                    "--role=reader",
                    "--serviceaccount=" + field.namespace() + ":collector");
        }
    }

    private RealWatch watch(RealCluster field, RealCluster wood) throws Exception {
        return new RealWatch(
                field.clientWith(token(field), answers), List.of(field.namespace(), wood.namespace()), new MemoryLog());
    }

    private static void seesBoth(RealWatch watch, RealCluster field, RealCluster wood) throws Exception {
        field.kubectl("create", "configmap", "seeds");
        wood.apply(Manifests.deployment("mill", "mill:1"));
        watch.await1(change -> change.subject().name().equals("seeds"));
        watch.await1(change -> change.subject().name().equals("mill"));
        assertThat(watch.changes()).hasSize(2);
    }

    private void assertOnlyAskedOf(RealCluster field, RealCluster wood) {
        assertThat(answers.all())
                .allMatch(answer ->
                        answer.isDiscovery() || answer.isIn(field.namespace()) || answer.isIn(wood.namespace()));
        assertThat(answers.all()).anyMatch(answer -> answer.isIn(field.namespace()));
        assertThat(answers.all()).anyMatch(answer -> answer.isIn(wood.namespace()));
    }

    private static String token(RealCluster cluster) throws Exception {
        cluster.awaitOutput(".+", "get", "serviceaccount", "collector", "-o", "jsonpath={.secrets[0].name}");
        String secret = cluster.kubectl("get", "serviceaccount", "collector", "-o", "jsonpath={.secrets[0].name}");
        String token = cluster.kubectl("get", "secret", secret.strip(), "-o", "jsonpath={.data.token}");
        return new String(Base64.getDecoder().decode(token.strip()), StandardCharsets.UTF_8);
    }
}
