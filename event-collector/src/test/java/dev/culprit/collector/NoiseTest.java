package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.secret;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                deployment("barn").annotated("culprit.slok.io/ignore", "true"));
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
