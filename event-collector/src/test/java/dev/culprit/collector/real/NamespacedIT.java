package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.collector.live.MemoryLog;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A collector that may read a few kinds in two namespaces, and nothing else anywhere. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class NamespacedIT {
    @Test
    void whatMayBeReadIsReadAndTheRestIsCountedAndHoldsNothingUp() throws Exception {
        try (var field = new RealCluster();
                var wood = new RealCluster()) {
            field.kubectl("create", "serviceaccount", "collector");
            for (RealCluster cluster : List.of(field, wood)) {
                cluster.kubectl(
                        "create", "role", "reader", "--verb=list,watch", "--resource=configmaps,deployments.apps");
                cluster.kubectl(
                        "create",
                        "rolebinding",
                        "reader",
                        "--role=reader",
                        "--serviceaccount=" + field.namespace() + ":collector");
            }
            var log = new MemoryLog();
            var namespaces = List.of(field.namespace(), wood.namespace());
            try (var watch = new RealWatch(field.clientWith(token(field)), namespaces, log)) {
                field.kubectl("create", "configmap", "seeds");
                wood.apply(Manifests.deployment("mill", "mill:1"));
                watch.await1(change -> change.subject().name().equals("seeds"));
                watch.await1(change -> change.subject().name().equals("mill"));
                assertThat(watch.changes()).hasSize(2);
                assertThat(watch.collector().board().watching()).isEqualTo(2 * 2);
                assertThat(watch.collector().board().unread()).isGreaterThan(2 * 10);
                assertThat(watch.collector().notReady()).isEmpty();
            }
        }
    }

    private static String token(RealCluster cluster) throws Exception {
        cluster.awaitOutput(".+", "get", "serviceaccount", "collector", "-o", "jsonpath={.secrets[0].name}");
        String secret = cluster.kubectl("get", "serviceaccount", "collector", "-o", "jsonpath={.secrets[0].name}");
        String token = cluster.kubectl("get", "secret", secret.strip(), "-o", "jsonpath={.data.token}");
        return new String(Base64.getDecoder().decode(token.strip()), StandardCharsets.UTF_8);
    }
}
