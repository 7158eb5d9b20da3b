package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.service;
import static dev.culprit.collector.KubeObject.warning;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.FieldChange;
import org.junit.jupiter.api.Test;

class IgnoredObjectsTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";
    private static final String MUCH_LATER = "2026-03-02T10:06:30.250Z";
    private static final String IGNORE = "culprit.slok.io/ignore";

    private static final KubeObject BARN = deployment("barn");
    private static final KubeObject IGNORED = BARN.annotated(IGNORE, "true");

    @Test
    void fromTheMomentItIsIgnoredNothingIsSaidOfAnObject() {
        Watch watch = Watch.of(BARN)
                .modified(LATER, IGNORED.version(101).with("spec.replicas", "5"))
                .modified(MUCH_LATER, IGNORED.version(102).with("spec.replicas", "0"))
                .deleted(MUCH_LATER, IGNORED.version(103));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void fromTheMomentItIsNotIgnoredAnyMoreItsChangesCountAgainAndNoneFromBefore() {
        Watch watch = Watch.of(IGNORED)
                .modified(LATER, IGNORED.version(101).with("spec.replicas", "5"))
                .modified(MUCH_LATER, BARN.version(102).with("spec.replicas", "5"));
        assertThat(watch.change().fields()).extracting(FieldChange::name).containsExactly(IGNORE);
    }

    @Test
    void anythingButTrueIsNoRequest() {
        Watch watch = Watch.of(BARN.annotated(IGNORE, "yes"))
                .modified(LATER, BARN.annotated(IGNORE, "yes").version(101).with("spec.replicas", "5"));
        assertThat(watch.changes()).hasSize(1);
    }

    @Test
    void whatFailsInAnIgnoredWorkloadIsNoSymptom() {
        Watch watch = Watch.of(
                IGNORED,
                workload("ReplicaSet", "barn-7d9f4c6b58").ownedBy("apps/v1", "Deployment", "barn"),
                pod("barn-7d9f4c6b58-k8v2n", "ReplicaSet", "barn-7d9f4c6b58"),
                warning("BackOff", "Pod", "barn-7d9f4c6b58-k8v2n"),
                warning("FailedCreate", "ReplicaSet", "barn-7d9f4c6b58"),
                warning("ProgressDeadlineExceeded", "Deployment", "barn"));
        assertThat(watch.symptoms()).isEmpty();
    }

    @Test
    void aSymptomOfAnotherObjectThatOnlyTouchesAnIgnoredOneStays() {
        Watch watch = Watch.of(
                        IGNORED,
                        service("barn"),
                        warning("FailedToUpdateEndpoint", "Service", "barn"),
                        deployment("silo"))
                .added(LATER, warning("BackOff", "Pod", "silo-7d9f4c6b58-k8v2n"));
        assertThat(watch.symptoms()).hasSize(2);
    }

    @Test
    void itsSymptomsCountAgainWhenItIsNotIgnoredAnyMoreOrGone() {
        Watch watch = Watch.of(IGNORED)
                .modified(LATER, BARN.version(101))
                .added(LATER, warning("ProgressDeadlineExceeded", "Deployment", "barn"));
        assertThat(watch.symptoms()).hasSize(1);
        Watch recreated = Watch.of(IGNORED)
                .deleted(LATER, IGNORED.version(101))
                .added(LATER, warning("BackOff", "Deployment", "barn"));
        assertThat(recreated.symptoms()).hasSize(1);
    }
}
