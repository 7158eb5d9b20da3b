package dev.culprit.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.standalone.doctor.check.Told;
import dev.culprit.standalone.live.Kubectl;
import dev.culprit.testing.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A real API server is looked at by one who may do everything, and by one who may do little. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class RealClusterDoctorIT {
    private static final Set<String> CHECKS = Set.of("cluster", "rights", "definitions", "rules");

    @TempDir
    private Path folder;

    @Test
    void whoeverMayDoEverythingIsToldSo() throws Exception {
        try (var cluster = new Kubectl()) {
            Definitions.apply(Path.of(cluster.kubeconfig()), "../api/src/crds");

            assertThat(examined(cluster.kubeconfig(), Map.of("CULPRIT_RULES_OUTPUT", "configmap")))
                    .hasSize(8)
                    .allMatch(line -> line.startsWith("ok"))
                    .anyMatch(line -> line.matches("ok cluster: Kubernetes v1.+ at https://127.0.0.1:\\d+/, as the"
                            + " kubeconfig's user admin"))
                    .anyMatch(line -> line.equals(
                            "ok definitions: SLOCorrelation v1alpha1 is served as this release has" + " it"));
        }
    }

    @Test
    void rightsThatAreMissingAreNamedAndNoOther() throws Exception {
        try (var cluster = new Kubectl()) {
            Definitions.apply(Path.of(cluster.kubeconfig()), "../api/src/crds");
            cluster.run("create", "role", "reader", "--verb=list,watch", "--resource=pods,deployments.apps");
            cluster.run(
                    "create",
                    "role",
                    "reporter",
                    "--verb=get,list,create,delete",
                    "--resource=slocorrelations.observability.slok.io");
            String keeper = cluster.namespace() + ":keeper";
            cluster.run("create", "serviceaccount", "keeper");
            cluster.run("create", "rolebinding", "reader", "--role=reader", "--serviceaccount=" + keeper);
            cluster.run("create", "rolebinding", "reporter", "--role=reporter", "--serviceaccount=" + keeper);

            List<String> lines = examined(
                    kubeconfigOfKeeper(cluster),
                    Map.of(
                            "CULPRIT_WATCH_NAMESPACES", cluster.namespace(),
                            "CULPRIT_WATCH_KINDS", "Pod,Secret,apps/Deployment",
                            "CULPRIT_RULES_ENABLED", "false"));

            String where = " in " + cluster.namespace();
            assertThat(lines)
                    .anyMatch(line ->
                            line.startsWith("wrong rights: the collector may not list, watch secrets" + where + ": "))
                    .anyMatch(line -> line.startsWith(
                            "wrong rights: SLOCorrelations are not written: we may not patch slocorrelations" + where
                                    + "; patch slocorrelations/status" + where))
                    .anyMatch(line -> line.contains("kubectl create role -n " + cluster.namespace()
                            + " culprit-collector --verb=list,watch --resource=secrets"))
                    .anyMatch(line -> line.startsWith("ok definitions: SLOCorrelation v1alpha1 is served; whether as"
                            + " this release has it may not be read"));
        }
    }

    /** A token of a service account, asked for: that of its Secret comes when a controller makes it. */
    private String kubeconfigOfKeeper(Kubectl cluster) throws Exception {
        String path = "/api/v1/namespaces/" + cluster.namespace() + "/serviceaccounts/keeper/token";
        JsonNode asked = Json.mapper()
                .readTree(cluster.runWith(
                        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}",
                        "create",
                        "--raw",
                        path,
                        "-f",
                        "-"));
        Path copy = Files.copy(Path.of(cluster.kubeconfig()), folder.resolve("keeper"));
        cluster.run(
                "config",
                "set-credentials",
                "keeper",
                "--token=" + asked.at("/status/token").asText(),
                "--kubeconfig=" + copy);
        Files.writeString(copy, Files.readString(copy).replace("user: admin", "user: keeper"));
        return copy.toString();
    }

    private List<String> examined(String kubeconfig, Map<String, String> variables) throws Exception {
        var environment = new HashMap<>(
                Map.of("CULPRIT_CLUSTER_KUBECONFIG", kubeconfig, "CULPRIT_REDACTION_KEY", Patient.SECRETS.getFirst()));
        environment.putAll(variables);
        var lines = new ArrayList<String>();
        new Doctor(new Sources(environment, null), Duration.ofSeconds(30), Patient.CLOCK)
                .examine(CHECKS, List.of(), KafkaUser.RUN, told -> lines.add(line(told)));
        return lines;
    }

    private static String line(Told told) {
        return told.finding().outcome() + " " + told.check() + ": "
                + told.finding().text()
                + told.finding().fix().map(fix -> " -> " + fix).orElse("");
    }
}
