package dev.culprit.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.v1alpha1.BundledDefinition;
import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Ok;
import dev.culprit.standalone.doctor.check.Finding.Skipped;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import dev.culprit.standalone.doctor.check.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trouble with the cluster is named, with what mends it. */
class ClusterTroubleTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // begin sets it
    private Patient patient;

    @BeforeEach
    void begin() throws IOException {
        patient = new Patient(folder);
    }

    @AfterEach
    void end() {
        patient.close();
    }

    @Test
    void aKubeconfigThatIsNotThereIsNamed() throws Exception {
        patient.with("cluster.kubeconfig", folder.resolve("none").toString());

        Finding trouble = patient.trouble("cluster");

        assertThat(trouble).isInstanceOf(Wrong.class);
        assertThat(trouble.text()).contains(folder.resolve("none") + " cannot be read");
        assertThat(trouble.fix().orElseThrow()).contains("CULPRIT_CLUSTER_KUBECONFIG");
    }

    @Test
    void aUserThatTheServerDoesNotKnowIsNamedOnceAndNothingElseIsBlamed() throws Exception {
        patient.server.on("/version", 401, "");

        assertThat(patient.examined("cluster", "rights", "definitions", "rules"))
                .extracting(Told::finding)
                .satisfiesExactly(
                        lost -> assertThat(lost.text()).contains("does not know the kubeconfig's user (401)"),
                        rights -> assertThat(rights).isInstanceOf(Skipped.class),
                        definitions -> assertThat(definitions).isInstanceOf(Skipped.class),
                        rules -> assertThat(rules).isInstanceOf(Skipped.class));
    }

    @Test
    void whatIsNoApiServerIsNamed() throws Exception {
        patient.server.on("/version", "<html>Router</html>");

        assertThat(patient.trouble("cluster").text())
                .isEqualTo("what answers at " + patient.server.url() + "/ is no API server");
    }

    @Test
    void clocksThatDifferAreAWarning() throws Exception {
        Clock behind = Clock.offset(Patient.CLOCK, Duration.ofMinutes(-2));

        assertThat(patient.examined(behind, null, "cluster"))
                .extracting(Told::finding)
                .satisfiesExactly(
                        ok -> assertThat(ok).isInstanceOf(Ok.class),
                        skewed -> assertThat(skewed).isInstanceOfSatisfying(Warning.class, warning -> {
                            assertThat(warning.found()).matches(".*clock is 1(19|20|21) s ahead of the one here");
                            assertThat(warning.remedy()).contains("NTP");
                        }));
    }

    @Test
    void rightsOfTheCollectorThatAreMissingAreNamedWithTheCommandThatGrantsThem() throws Exception {
        patient.cluster.deny("list secrets", "watch secrets", "list deployments", "watch deployments");

        assertThat(patient.trouble("rights"))
                .isEqualTo(new Wrong(
                        "the collector may not list, watch deployments; list, watch secrets: what changes there is never"
                                + " seen",
                        "kubectl create clusterrole culprit-collector --verb=list,watch"
                                + " --resource=deployments.apps,secrets, and bind it to"
                                + " system:serviceaccount:culprit:culprit; or take the kinds out of watch.kinds, or set"
                                + " watch.namespaces"));
    }

    @Test
    void aKindThatSomebodyNamedAndTheClusterHasNotIsAWarning() throws Exception {
        patient.with("watch.kinds.more", "argoproj.io/Rollout");

        assertThat(patient.trouble("rights"))
                .isInstanceOfSatisfying(
                        Warning.class,
                        warning -> assertThat(warning.found())
                                .startsWith("the cluster does not have argoproj.io/Rollout"));
    }

    @Test
    void inSomeNamespacesRightsAreAskedForThereAlone() throws Exception {
        patient.with("watch.namespaces", "shop,zoo").with("watch.kinds", "Pod");
        patient.cluster.deny("watch pods", "create prometheusrules");

        assertThat(patient.examined("rights"))
                .extracting(one -> one.finding().text())
                .containsExactly(
                        "the collector may not watch pods in shop; watch pods in zoo: what changes there is never seen",
                        "SLOCorrelations may be written and removed",
                        "rules and status of SLOs are not written: we may not create prometheusrules in shop; create"
                                + " prometheusrules in zoo");
    }

    @Test
    void rightsOfTheReportThatAreMissingAreNamed() throws Exception {
        patient.cluster.deny("patch slocorrelations/status");
        Finding unwritten = patient.trouble("rights");
        assertThat(unwritten.text())
                .isEqualTo("SLOCorrelations are not written: we may not patch slocorrelations/status");
        assertThat(unwritten.fix().orElseThrow())
                .startsWith("kubectl create clusterrole culprit-report --verb=patch"
                        + " --resource=slocorrelations.observability.slok.io/status");
    }

    @Test
    void withoutTheRightToRemoveThereIsAWarning() throws Exception {
        patient.cluster.deny("delete slocorrelations");

        assertThat(patient.trouble("rights")).isInstanceOf(Warning.class);
    }

    @Test
    void definitionsThatAreMissingAreNamed() throws Exception {
        patient.cluster.forget(BundledDefinition.CORRELATIONS);
        Finding trouble = patient.trouble("definitions");
        assertThat(trouble.text()).startsWith("the cluster does not know SLOCorrelation");
        assertThat(trouble.fix().orElseThrow()).startsWith("kubectl apply -f api/src/crds");

        patient.with("report.enabled", "false");
        assertThat(patient.examined("definitions"))
                .allSatisfy(one -> assertThat(one.finding()).isInstanceOf(Ok.class));
    }

    @Test
    void aDefinitionOfAnotherReleaseIsNamedWithWhatItDrops() throws Exception {
        patient.cluster.define(
                BundledDefinition.CORRELATIONS,
                BundledDefinition.CORRELATIONS.yaml().replace("evidenceTimes:", "oldTimes:"));

        assertThat(patient.trouble("definitions").text())
                .isEqualTo("SLOCorrelation is not that of this release: the cluster drops 2 fields:"
                        + " status.correlatedEvents[].evidenceTimes, status.correlatedEvents[].evidenceTimes[]");
    }

    @Test
    void anotherMasterOfSlosIsNamed() throws Exception {
        patient.cluster.slosAreKeptBy("slok-controller");

        assertThat(patient.trouble("rules"))
                .isInstanceOfSatisfying(
                        Wrong.class,
                        wrong -> assertThat(wrong.found())
                                .contains("another controller, 'slok-controller', writes the status of"));
    }

    @Test
    void rulesThatGoWherePrometheusDoesNotLookAreAWarning() throws Exception {
        patient.server.on("/apis/monitoring.coreos.com/v1", 404, "");
        patient.server.on("/api/v1/configmaps", "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"items\":[]}");

        assertThat(patient.trouble("rules").text()).contains("rules are written as ConfigMaps");
        assertThat(List.of(patient.trouble("rules"))).hasOnlyElementsOfType(Warning.class);
    }
}
