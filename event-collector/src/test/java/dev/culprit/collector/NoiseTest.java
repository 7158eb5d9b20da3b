package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.node;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.secret;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoiseTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    static Stream<KubeObject> noise() {
        String leader = "control-plane.alpha.kubernetes.io/leader";
        return Stream.of(
                pod("barn-7d9f4c6b58-k8v2n", "ReplicaSet", "barn-7d9f4c6b58"),
                workload("ReplicaSet", "barn-7d9f4c6b58").ownedBy("apps/v1", "Deployment", "barn"),
                object("batch/v1", "Job", "mow-29012345").ownedBy("batch/v1", "CronJob", "mow"),
                object("discovery.k8s.io/v1", "EndpointSlice", "barn-abcde").ownedBy("v1", "Service", "barn"),
                object("v1", "Endpoints", "barn"),
                object("coordination.k8s.io/v1", "Lease", "barn-leader"),
                configMap("barn-leader", "{}").annotated(leader, "{}"),
                configMap("kube-root-ca.crt", "{'ca.crt':'x'}"),
                configMap("extension-apiserver-authentication", "{}"),
                secret("sh.helm.release.v1.barn.v4", "{'release':'aGk='}").with("type", "'helm.sh/release.v1'"),
                secret("barn-token", "{'token':'aGk='}").with("type", "'kubernetes.io/service-account-token'"),
                object("observability.slok.io/v1alpha1", "SLOCorrelation", "barn-slow"),
                pod("static-n1", "ReplicaSet", "x")
                        .without("metadata.ownerReferences")
                        .annotated("kubernetes.io/config.mirror", "1"),
                pod("sparrow-1", "ReplicaSet", "x").ownedBy("farm.example.org/v1", "Flight", "sparrow"),
                object("apps/v1", "ControllerRevision", "barn-1"),
                object("certificates.k8s.io/v1", "CertificateSigningRequest", "csr-1"),
                configMap("cluster-autoscaler-status", "{'status':'x'}"),
                deployment("barn").annotated("culprit.slok.io/ignore", "true"));
    }

    static Stream<Arguments> fillings() {
        String uid = "batch.kubernetes.io/controller-uid";
        KubeObject job =
                object("batch/v1", "Job", "mow").with("spec", "{'template':{'metadata':{'labels':{'a':'b'}}}}");
        return Stream.of(
                arguments(node("n1").with("spec", "{}"), "spec", "{'podCIDR':'10.0.0.0/24','providerID':'x://y'}"),
                arguments(
                        node("n1"),
                        "spec.taints",
                        "[{'key':'node.kubernetes.io/unreachable','effect':'NoExecute'},{'key':'node.kubernetes.io/not-ready'}]"),
                arguments(node("n1"), "metadata.annotations", "{'flannel.alpha.coreos.com/backend-data':'x'}"),
                arguments(node("n1"), "status", "{'conditions':[{'type':'Ready','lastHeartbeatTime':'x'}]}"),
                arguments(
                        pod("b", "x", "x").without("metadata.ownerReferences").with("spec", "{}"),
                        "spec.nodeName",
                        "'n1'"),
                arguments(object("v1", "PersistentVolumeClaim", "hay").with("spec", "{}"), "spec.volumeName", "'pv1'"),
                arguments(
                        object("v1", "PersistentVolume", "pv1").with("spec", "{}"), "spec.claimRef", "{'name':'hay'}"),
                arguments(object("v1", "PersistentVolume", "pv1").with("spec", "{}"), "status", "{'phase':'Bound'}"),
                arguments(job, "spec.selector", "{'matchLabels':{'" + uid + "':'u'}}"),
                arguments(job, "spec.template.metadata.labels." + uid.replace('.', '~'), "'u'"),
                arguments(object("batch/v1", "CronJob", "mow"), "status", "{'lastScheduleTime':'x'}"),
                arguments(object("v1", "ServiceAccount", "herder"), "secrets", "[{'name':'herder-token-x7k2p'}]"),
                arguments(
                        object("autoscaling/v1", "HorizontalPodAutoscaler", "barn"),
                        "metadata.annotations",
                        "{'autoscaling.alpha.kubernetes.io/conditions':'[]','autoscaling.alpha.kubernetes.io/current-metrics':'[]'}"));
    }

    @ParameterizedTest
    @MethodSource("fillings")
    void whatControllersFillInIsNoChange(KubeObject object, String path, String value) {
        Watch watch = Watch.of(deployment("silo"), object)
                .modified(LATER, object.version(101).with(path, value));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void aTaintThatSomebodySetsIsAChangeBesideThoseOfTheNodeLifecycle() {
        KubeObject away =
                node("n1").with("spec.taints", "[{'key':'node.kubernetes.io/unreachable','effect':'NoExecute'}]");
        KubeObject fenced = away.version(101)
                .with(
                        "spec.taints",
                        "[{'key':'node.kubernetes.io/unreachable','effect':'NoExecute'},{'key':'node.kubernetes.io/out-of-service','effect':'NoExecute'}]");
        assertThat(Watch.of(away).modified(LATER, fenced).change().fields()).hasSize(1);
    }

    @Test
    void aPodThatNothingControlsIsAChangeOfItsOwn() {
        KubeObject bare =
                pod("probe", "x", "x").without("metadata.ownerReferences").born("2026-03-02T10:05:29Z");
        Watch watch = Watch.of(deployment("silo")).added(LATER, bare);
        assertThat(watch.change().subject()).hasToString("Pod farm/probe");
    }

    @Test
    void replicasThatAnAutoscalerWroteAreAChangeByIt() {
        KubeObject scaled = deployment("barn")
                .version(101)
                .with("spec.replicas", "7")
                .managed("kube-controller-manager", "scale", "2026-03-02T10:05:29Z", "{'f:spec':{'f:replicas':{}}}");
        assertThat(Watch.of(deployment("barn"))
                        .modified(LATER, scaled)
                        .change()
                        .actor()
                        .manager())
                .isEqualTo("kube-controller-manager");
    }

    @ParameterizedTest
    @MethodSource("noise")
    void noiseIsNoChangeWhetherItComesChangesOrGoes(KubeObject object) {
        Watch watch = Watch.of(deployment("silo"))
                .added(LATER, object.born("2026-03-02T10:05:29Z"))
                .modified(
                        LATER, object.born("2026-03-02T10:05:29Z").version(101).with("data", "{'b':'2'}"))
                .deleted(LATER, object.born("2026-03-02T10:05:29Z").version(102));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void whatAnOperatorMakesOfACustomResourceIsAChangeOfItsOwnBecauseTheResourceMayNotBeWatched() {
        KubeObject made = deployment("barn").ownedBy("farm.example.org/v1", "Well", "north");
        assertThat(Watch.of(made)
                        .modified(LATER, made.version(101).with("spec.replicas", "0"))
                        .changes())
                .hasSize(1);
    }
}
