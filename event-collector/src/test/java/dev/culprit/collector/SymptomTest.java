package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.warning;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Symptom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymptomTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    private static final KubeObject BACK_OFF = warning("BackOff", "Pod", "barn-7d9f4c6b58-k8v2n")
            .with("firstTimestamp", "'2026-03-02T09:10:00Z'")
            .with("lastTimestamp", "'2026-03-02T09:40:00Z'")
            .with("count", "7");

    @Test
    void anEventInTheListIsASymptomWithItsOwnTimes() {
        Symptom symptom = Watch.of(deployment("barn"), BACK_OFF).symptoms().getFirst();
        assertThat(symptom.occurredAt()).isEqualTo(Instant.parse("2026-03-02T09:40:00Z"));
        assertThat(symptom.seen().first()).isEqualTo(Instant.parse("2026-03-02T09:10:00Z"));
        assertThat(symptom.seen().count()).isEqualTo(7);
        assertThat(symptom.reason()).isEqualTo("BackOff");
    }

    @Test
    void everyRepetitionIsOneMoreSymptomAndARelistIsNone() {
        KubeObject again =
                BACK_OFF.with("lastTimestamp", "'2026-03-02T10:05:00Z'").with("count", "8");
        Watch watch = Watch.of(BACK_OFF).modified(LATER, again).added(LATER, again);
        assertThat(watch.symptoms().stream().map(Symptom::id)).hasSize(2).doesNotHaveDuplicates();
        assertThat(watch.symptoms().stream().map(Symptom::eventUid))
                .containsOnly("Event-barn-7d9f4c6b58-k8v2n.BackOff");
    }

    @Test
    void theNewerShapeTellsItsTimesInASeries() {
        KubeObject series = object("events.k8s.io/v1", "Event", "e1")
                .with("type", "'Warning'")
                .with("reason", "'FailedScheduling'")
                .with("note", "'no node fits'")
                .with("regarding", "{'apiVersion':'v1','kind':'Pod','namespace':'farm','name':'barn-0'}")
                .with("reportingController", "'default-scheduler'")
                .with("eventTime", "'2026-03-02T09:00:00.123456Z'")
                .with("deprecatedLastTimestamp", "null")
                .with("series", "{'count':4,'lastObservedTime':'2026-03-02T09:30:00.654321Z'}");
        Symptom symptom = Watch.of(series).symptoms().getFirst();
        assertThat(symptom.message()).isEqualTo("no node fits");
        assertThat(symptom.occurredAt()).isEqualTo(Instant.parse("2026-03-02T09:30:00.654321Z"));
        assertThat(symptom.seen().first()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123456Z"));
        assertThat(symptom.seen().count()).isEqualTo(4);
    }

    @Test
    void anEventWithoutASeriesHappenedAtItsEventTime() {
        KubeObject single = warning("FailedScheduling", "Pod", "barn-0")
                .with("firstTimestamp", "null")
                .with("lastTimestamp", "null")
                .with("eventTime", "'2026-03-02T09:00:00.123456Z'");
        assertThat(Watch.of(single).symptoms().getFirst().occurredAt())
                .isEqualTo(Instant.parse("2026-03-02T09:00:00.123456Z"));
    }

    @Test
    void aTimeInTheFutureIsClampedToArrival() {
        KubeObject skewed = BACK_OFF.with("lastTimestamp", "'2026-03-02T11:00:00Z'");
        assertThat(Watch.of(skewed).symptoms().getFirst().occurredAt()).isEqualTo(Instant.parse(Watch.START));
    }

    @Test
    void normalEventsAndEventsThatCulpritCausedAreNone() {
        Watch watch = Watch.of(
                BACK_OFF.with("type", "'Normal'"),
                warning("Failed", "SLOCorrelation", "slow")
                        .with("involvedObject.apiVersion", "'observability.slok.io/v1alpha1'"),
                BACK_OFF.with("source", "{'component':'culprit'}"));
        assertThat(watch.said()).isEmpty();
    }

    @Test
    void ownersThatWereSeenLeadFromThePodToItsWorkload() {
        Watch watch = Watch.of(
                deployment("barn"),
                workload("ReplicaSet", "oddly-named").ownedBy("apps/v1", "Deployment", "barn"),
                pod("barn-x", "ReplicaSet", "oddly-named"),
                warning("BackOff", "Pod", "barn-x"));
        assertThat(watch.symptoms().getFirst().affects())
                .containsExactly(
                        ObjectRef.of("Deployment", "farm", "barn"), ObjectRef.of("ReplicaSet", "farm", "oddly-named"));
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment,  barn,       barn-7d9f4c6b58-k8v2n,       Deployment farm/barn",
        "Deployment,  barn-owl,   barn-owl-7d9f4c6b58-k8v2n,   Deployment farm/barn-owl",
        "StatefulSet, barn-store, barn-store-0,                StatefulSet farm/barn-store",
        "DaemonSet,   barn-agent, barn-agent-x7k2p,            DaemonSet farm/barn-agent"
    })
    void elseTheNameOfThePodDoes(String kind, String name, String pod, String expected) {
        Watch watch = Watch.of(deployment("barn"), workload(kind, name), warning("Unhealthy", "Pod", pod));
        assertThat(watch.symptoms().getFirst().affects().stream()
                        .filter(ObjectRef::isWorkload)
                        .map(ObjectRef::toString))
                .containsExactly(expected);
    }

    @Test
    void aReplicaSetThatCannotMakePodsAffectsItsDeployment() {
        Watch watch = Watch.of(deployment("barn"), warning("FailedCreate", "ReplicaSet", "barn-7d9f4c6b58"));
        assertThat(watch.symptoms().getFirst().affects()).containsExactly(ObjectRef.of("Deployment", "farm", "barn"));
    }

    @Test
    void anEventOfANodeIsOfTheWholeCluster() {
        Watch watch = Watch.of(warning("SystemOOM", "Node", "n1").with("involvedObject.namespace", "''"));
        assertThat(watch.symptoms().getFirst().subject()).hasToString("Node n1");
        assertThat(watch.said().getFirst().key()).startsWith("meadow/_cluster/");
    }

    @Test
    void aHugeMessageIsCut() {
        KubeObject loud = BACK_OFF.with("message", "'" + "la ".repeat(100_000) + "'");
        assertThat(Watch.of(loud).symptoms().getFirst().message()).hasSize(1024);
    }
}
