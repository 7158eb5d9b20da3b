package dev.culprit.deployables.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import dev.culprit.deployables.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is installed on a real API server becomes another by {@code helm upgrade}, or is refused before anything is altered. */
@EnabledIfEnvironmentVariable(named = LiveCluster.VARIABLE, matches = ".+")
class UpgradeIT {
    private static final String WORKLOADS = "deployment,statefulset";

    private static final String DEFINITION = "crds/slocorrelations.observability.slok.io-v1.yml";

    /** Says of a definition what the next version of it adds. */
    private static final String ADDED =
            "jsonpath={.spec.versions[0].schema.openAPIV3Schema.properties.status" + ".properties.nextVersion.type}";

    @TempDir
    private Path scratch;

    @SuppressWarnings("NullAway.Init") // prepare sets it
    private LiveCluster cluster;

    @BeforeEach
    void prepare() throws Exception {
        cluster = new LiveCluster();
        cluster.kubectl(
                "apply",
                "--validate=false",
                "-f",
                "../helm/culprit/crds",
                "-f",
                InstallIT.OTHERS.toString(),
                "-f",
                InstallIT.RULES);
        cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
    }

    @AfterEach
    void leave() throws Exception {
        Helm.uninstall(Chart.RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .ignoreNotFound()
                .call();
        cluster.kubectl("apply", "--validate=false", "-f", "../helm/culprit/crds");
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({"default", "standalone"})
    void theNextVersionTakesThePlaceOfThisOneAndBack(String name) throws Exception {
        install(name);
        String before = pods();

        assertThat(upgrade(nextVersion(), name).getStatus()).isEqualTo("deployed");
        assertThat(pods()).contains("culprit:0.2.0").isNotEqualTo(before);
        upgrade(Chart.FOLDER, name);
        assertThat(pods()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"default, standalone", "standalone, default", "default, strimzi", "strimzi, default"})
    void oneModeTakesThePlaceOfAnother(String before, String after) throws Exception {
        install(before, "correlator.persistence.storageClass", "fast", "correlator.persistence.size", "10Gi");

        upgrade(
                Chart.FOLDER,
                after,
                "correlator.persistence.storageClass",
                "fast",
                "correlator.persistence.size",
                "10240Mi");
        assertThat(cluster.kubectl("get", WORKLOADS, "-o", "name").contains("culprit-standalone"))
                .isEqualTo(after.equals("standalone"));
        if (before.equals("strimzi")) {
            assertThat(cluster.kubectl("get", "kafkatopics", "-o", "name")).contains("culprit.correlations");
            upgrade(Chart.FOLDER, before, "correlator.persistence.storageClass", "fast");
        }
    }

    @Test
    void whereNamespacesAreNamedTheRightsOfTheClusterGo() throws Exception {
        install("default");

        upgrade(Chart.FOLDER, "default", "namespaces[0]", cluster.namespace());
        assertThat(cluster.kubectl("get", "clusterrole,clusterrolebinding", "-o", "name"))
                .doesNotContain(cluster.namespace());
        assertThat(cluster.kubectl("get", "role,rolebinding", "-o", "name")).contains("culprit-event-collector");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "correlator.persistence.size         | 20Gi  | correlator.persistence cannot be altered",
                "correlator.persistence.enabled      | false | correlator.persistence cannot be altered",
                "correlator.persistence.storageClass | fast  | correlator.persistence cannot be altered",
                "nameOverride                        | other | nameOverride cannot be altered",
            })
    void whatTheServerWouldRefuseIsRefusedBeforeAnythingIsAltered(String value, String to, String said)
            throws Exception {
        install("default", "fullnameOverride", "culprit");
        String before = told();

        assertThatThrownBy(() -> upgrade(
                        Chart.FOLDER, "default", "fullnameOverride", "culprit", value, to, "clusterName", "new"))
                .hasMessageContaining(said)
                .hasMessageContaining("then upgrade");
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void anotherVolumeIsTakenWhereTheStatefulSetWasDeletedFromItsPods() throws Exception {
        install("default");
        claim();
        cluster.kubectl("delete", "statefulset", "culprit-correlator", "--cascade=orphan");

        upgrade(Chart.FOLDER, "default", "correlator.persistence.size", "20Gi");
        assertThat(cluster.kubectl(
                        "get",
                        "statefulset",
                        "culprit-correlator",
                        "-o",
                        "jsonpath={.spec.volumeClaimTemplates[0].spec.resources.requests.storage}"))
                .isEqualTo("20Gi");
    }

    @Test
    void definitionsAreBroughtUpToDateByWhatThePageSaysAndNotByHelm() throws Exception {
        install("default");
        cluster.kubectlWith(Given.expiredCorrelation(), "apply", "--validate=false", "-f", "-");
        Path next = nextVersion();

        upgrade(next, "default");
        assertThat(cluster.kubectl("get", "crd", "slocorrelations.observability.slok.io", "-o", ADDED))
                .isEmpty();
        cluster.kubectlWith(
                new Helm(next).show().crds().call(),
                "apply",
                "--validate=false",
                "--server-side",
                "--force-conflicts",
                "-f",
                "-");
        assertThat(cluster.kubectl("get", "crd", "slocorrelations.observability.slok.io", "-o", ADDED))
                .isEqualTo("string");
        assertThat(cluster.kubectl("get", "slocorr", "old", "-o", "name")).contains("old");
    }

    @Test
    void whatIsKnownStaysWhenTheReleaseGoes() throws Exception {
        install("strimzi", "correlator.persistence.storageClass", "");
        cluster.kubectlWith(Given.expiredCorrelation(), "apply", "--validate=false", "-f", "-");
        claim();

        Helm.uninstall(Chart.RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .call();
        assertThat(cluster.kubectl("get", "slocorr,pvc,kafkatopic", "-o", "name"))
                .contains("old", "state-culprit-correlator-0", "culprit.correlations");
        await().until(() -> cluster.kubectl("get", WORKLOADS + ",service,kafkauser,job", "-o", "name")
                .isBlank());
        // what stayed is no hindrance
        install("strimzi", "correlator.persistence.storageClass", "");
    }

    /** Waits until the correlator has its volume. */
    private void claim() {
        await().until(() -> cluster.kubectl("get", "pvc", "-o", "name").contains("state-culprit-correlator-0"));
    }

    /** All that the processes are told. */
    private String told() throws Exception {
        return pods() + cluster.kubectl("get", "configmap", "-o", "jsonpath={.items[*].data}");
    }

    private String pods() throws Exception {
        return cluster.kubectl("get", WORKLOADS, "-o", "jsonpath={.items[*].spec.template}");
    }

    private void install(String name, String... more) throws IOException, InterruptedException {
        var install = Chart.install(Chart.values(name), cluster.kubeconfig(), cluster.namespace());
        more(more).forEach(install::set);
        install.call();
    }

    private Release upgrade(Path chart, String name, String... more) {
        var upgrade = new Helm(chart)
                .upgrade()
                .withName(Chart.RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(Chart.values(name))
                .resetValues();
        more(more).forEach(upgrade::set);
        return upgrade.call();
    }

    private Map<String, String> more(String... pairs) {
        var more = new TreeMap<>(Map.of("kafka.strimzi.namespace", cluster.namespace()));
        for (int pair = 0; pair < pairs.length; pair += 2) {
            more.put(pairs[pair], pairs[pair + 1]);
        }
        return more;
    }

    /** This chart as the next version may be: with another version, and a definition that has one field more. */
    private Path nextVersion() throws IOException {
        Path next = scratch.resolve("next");
        List<Path> files;
        try (var all = Files.walk(Chart.FOLDER)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = next.resolve(Chart.FOLDER.relativize(file));
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(file, copy);
        }
        Path about = next.resolve("Chart.yaml");
        Files.writeString(about, Files.readString(about).replaceAll("(?m)^(version|appVersion): .*$", "$1: 0.2.0"));
        Path definition = next.resolve(DEFINITION);
        String status = "(?m)^( +)status:\n +(description: .*\n +)?properties:\n";
        Files.writeString(
                definition, Files.readString(definition).replaceFirst(status, "$0$1    nextVersion: {type: string}\n"));
        return next;
    }
}
