package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.node;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.service;
import static dev.culprit.collector.KubeObject.warning;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Symptom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pods and Nodes say of themselves. */
class StateSymptomTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";
    private static final String STATUSES = "status.containerStatuses";

    private static final KubeObject POD = pod("barn-5d-x", "ReplicaSet", "barn-5d")
            .with("spec", "{'nodeName':'n1'}")
            .with("status", "{'phase':'Running','startTime':'2026-03-02T09:00:00Z'}");

    private static final String OOM =
            "{'terminated':{'reason':'OOMKilled','exitCode':137,'startedAt':'2026-03-02T10:00:10Z','finishedAt':'2026-03-02T10:04:00Z'}}";

    @Test
    void aContainerKilledForItsMemoryIsToldOnceAlthoughItsStateMovesOn() {
        KubeObject killed = POD.with(STATUSES, "[{'name':'main','restartCount':0,'state':%s}]".formatted(OOM));
        KubeObject waits = POD.with(
                STATUSES,
                "[{'name':'main','restartCount':1,'state':{'waiting':{'reason':'CrashLoopBackOff','message':'back-off 10s'}},'lastState':%s}]"
                        .formatted(OOM));
        KubeObject runs = POD.with(
                STATUSES,
                "[{'name':'main','restartCount':1,'state':{'running':{'startedAt':'2026-03-02T10:05:00Z'}},'lastState':%s}]"
                        .formatted(OOM));
        Watch watch = Watch.of(deployment("barn"), POD)
                .modified(LATER, killed)
                .modified(LATER, waits)
                .modified(LATER, runs)
                .added(LATER, runs);
        assertThat(watch.symptoms().stream().map(Symptom::reason)).containsExactly("OOMKilled", "CrashLoopBackOff");
        Symptom oom = watch.symptoms().getFirst();
        assertThat(oom.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:04:00Z"));
        assertThat(oom.eventUid()).isEqualTo("Pod-barn-5d-x/main/OOMKilled");
        assertThat(oom.message()).isEqualTo("exit code 137 of container main");
        assertThat(oom.subject()).hasToString("Pod farm/barn-5d-x");
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void everyCrashIsOneMore() {
        Watch watch = Watch.of(POD);
        for (int crash = 1; crash <= 3; crash++) {
            watch.modified(LATER, crashed(crash, "2026-03-02T10:0" + crash + ":00Z"));
        }
        assertThat(watch.symptoms().stream().filter(s -> s.reason().equals("Error")))
                .hasSize(3)
                .extracting(Symptom::eventUid)
                .containsOnly("Pod-barn-5d-x/main/Error");
        assertThat(watch.symptoms().stream().map(Symptom::id)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsThereInTheFirstListIsASymptomWithItsOwnTimes() {
        Watch watch = Watch.of(deployment("barn"), crashed(5, "2026-03-02T09:58:00Z"));
        Symptom loop = reason(watch, "CrashLoopBackOff");
        assertThat(loop.seen().last()).isEqualTo(Instant.parse("2026-03-02T09:58:00Z"));
        assertThat(loop.seen().count()).isEqualTo(5);
        // five restarts: delays of 10, 20, 40 and 80 s lie behind it
        assertThat(loop.seen().first()).isEqualTo(Instant.parse("2026-03-02T09:55:30Z"));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void twoCollectorsGiveOneOccurrenceOneId() {
        KubeObject crashed = crashed(2, "2026-03-02T10:04:00Z");
        List<String> live = Watch.of(POD).modified(LATER, crashed).symptoms().stream()
                .map(Symptom::id)
                .toList();
        List<String> late =
                Watch.of(crashed).symptoms().stream().map(Symptom::id).toList();
        assertThat(live).hasSize(2).isEqualTo(late);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ImagePullBackOff",
                "ErrImagePull",
                "CreateContainerConfigError",
                "InvalidImageName",
                "CreateContainerError"
            })
    void aContainerThatCannotStartFailsSinceItsPodIsUnready(String reason) {
        KubeObject stuck = POD.with(
                        "status.conditions",
                        "[{'type':'ContainersReady','status':'False','lastTransitionTime':'2026-03-02T10:03:07Z'}]")
                .with(
                        "status.initContainerStatuses",
                        "[{'name':'init','restartCount':0,'state':{'waiting':{'reason':'%s','message':'no such thing'}}}]"
                                .formatted(reason));
        Symptom symptom = Watch.of(POD).modified(LATER, stuck).symptoms().getFirst();
        assertThat(symptom.reason()).isEqualTo(reason);
        assertThat(symptom.seen().first()).isEqualTo(Instant.parse("2026-03-02T10:03:07Z"));
        assertThat(symptom.message()).isEqualTo("container init: no such thing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'waiting':{'reason':'ContainerCreating'}}",
                "{'waiting':{'reason':'PodInitializing'}}",
                "{'running':{'startedAt':'2026-03-02T10:04:00Z'}}",
                "{'terminated':{'reason':'Completed','exitCode':0,'finishedAt':'2026-03-02T10:04:00Z'}}"
            })
    void whatEveryPodGoesThroughIsNone(String state) {
        KubeObject usual = POD.with(STATUSES, "[{'name':'main','restartCount':0,'state':%s}]".formatted(state));
        assertThat(Watch.of(POD).modified(LATER, usual).symptoms()).isEmpty();
    }

    @Test
    void howAContainerEndsThatWasAskedToGoIsNone() {
        KubeObject leaving = crashed(0, "2026-03-02T10:05:10Z")
                .with("metadata.deletionTimestamp", "'2026-03-02T10:05:30Z'")
                .with("metadata.deletionGracePeriodSeconds", "30");
        assertThat(Watch.of(POD)
                        .modified(LATER, leaving)
                        .deleted(LATER, leaving)
                        .symptoms())
                .isEmpty();
        KubeObject before = crashed(0, "2026-03-02T10:04:10Z")
                .with("metadata.deletionTimestamp", "'2026-03-02T10:05:30Z'")
                .with("metadata.deletionGracePeriodSeconds", "30");
        assertThat(Watch.of(POD).modified(LATER, before).symptoms()).hasSize(1);
    }

    @Test
    void aPodThatNoNodeTakesIsUnschedulable() {
        KubeObject pending = POD.with("status", "{'phase':'Pending'}")
                .with(
                        "status.conditions",
                        "[{'type':'PodScheduled','status':'False','reason':'Unschedulable','message':'0/3 nodes are available','lastTransitionTime':'2026-03-02T10:02:00Z'}]");
        Symptom symptom = Watch.of(POD)
                .modified(LATER, pending)
                .modified(LATER, pending)
                .symptoms()
                .getFirst();
        assertThat(symptom.reason()).isEqualTo("Unschedulable");
        assertThat(symptom.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:02:00Z"));
        assertThat(symptom.message()).isEqualTo("0/3 nodes are available");
    }

    @Test
    void aPodThatTheKubeletThrewOutWasSoWhenItWasDisrupted() {
        KubeObject evicted = POD.with(
                "status",
                "{'phase':'Failed','reason':'Evicted','message':'low on memory','startTime':'2026-03-02T09:00:00Z','conditions':[{'type':'DisruptionTarget','status':'True','lastTransitionTime':'2026-03-02T09:30:00Z'}]}");
        Symptom symptom = Watch.of(evicted).symptoms().getFirst();
        assertThat(symptom.reason()).isEqualTo("Evicted");
        assertThat(symptom.occurredAt()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'Ready','status':'Unknown','reason':'NodeStatusUnknown'}            | NodeStatusUnknown",
                "{'type':'Ready','status':'False','reason':'KubeletNotReady'}                | KubeletNotReady",
                "{'type':'MemoryPressure','status':'True','reason':'KubeletHasInsufficientMemory'} | KubeletHasInsufficientMemory",
                "{'type':'DiskPressure','status':'True'}                                     | DiskPressure"
            })
    void aNodeThatFailsIsASymptomOfTheWorkloadsOnIt(String condition, String reason) {
        KubeObject failing = node("n1")
                .version(101)
                .with("status", "{'conditions':[%s]}".formatted(condition))
                .with("status.conditions.0.lastTransitionTime", "'2026-03-02T10:03:00Z'");
        Watch watch = Watch.of(
                        deployment("barn"),
                        workload("ReplicaSet", "barn-5d").ownedBy("apps/v1", "Deployment", "barn"),
                        POD,
                        node("n1"))
                .modified(LATER, failing)
                .modified(LATER, failing.version(102));
        assertThat(watch.symptoms()).singleElement().satisfies(symptom -> {
            assertThat(symptom.reason()).isEqualTo(reason);
            assertThat(symptom.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:03:00Z"));
            assertThat(symptom.affects()).containsExactly(ObjectRef.of("Deployment", "farm", "barn"));
        });
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void aNodeThatIsWellOrNewIsNone() {
        KubeObject well = node("n1")
                .with(
                        "status",
                        "{'conditions':[{'type':'Ready','status':'True'},{'type':'MemoryPressure','status':'False'}]}");
        KubeObject fresh = node("n2")
                .born("2026-03-02T10:04:50Z")
                .with(
                        "status",
                        "{'conditions':[{'type':'Ready','status':'False','lastTransitionTime':'2026-03-02T10:05:00Z'}]}");
        assertThat(Watch.of(well).added(LATER, fresh).symptoms()).isEmpty();
    }

    @Test
    void aTimeInTheFutureIsClampedToArrival() {
        assertThat(Watch.of(crashed(1, "2026-03-02T11:00:00Z")).symptoms())
                .allMatch(symptom -> symptom.occurredAt().equals(Instant.parse(Watch.START)));
    }

    @Test
    void aSecretInATerminationMessageStaysOut() {
        KubeObject leaky = POD.with(
                STATUSES,
                "[{'name':'main','state':{'terminated':{'exitCode':1,'finishedAt':'2026-03-02T10:04:00Z','message':'cannot log in with password=pl4nted-s3cret'}}}]");
        Watch watch = Watch.of(POD).modified(LATER, leaky);
        assertThat(watch.symptoms()).hasSize(1);
        assertThat(watch.text()).doesNotContain("pl4nted-s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1,ReplicaSet,barn-5d",
        "batch/v1,Job,mow-29012345",
        "autoscaling/v2,HorizontalPodAutoscaler,barn",
        "v1,PersistentVolumeClaim,hay",
        "v1,Service,barn"
    })
    void anEventOfWhatBelongsToAWorkloadLeadsToIt(String version, String kind, String name) {
        Watch watch = Watch.of(
                deployment("barn")
                        .with(
                                "spec.template.spec.volumes",
                                "[{'name':'v','persistentVolumeClaim':{'claimName':'hay'}}]"),
                object("batch/v1", "CronJob", "mow").with("spec", "{}"),
                workload("ReplicaSet", "barn-5d").ownedBy("apps/v1", "Deployment", "barn"),
                object("batch/v1", "Job", "mow-29012345").ownedBy("batch/v1", "CronJob", "mow"),
                service("barn"),
                object("autoscaling/v2", "HorizontalPodAutoscaler", "barn")
                        .with("spec", "{'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'barn'}}"),
                warning("Failed", kind, name).with("involvedObject.apiVersion", "'" + version + "'"));
        assertThat(watch.symptoms().getFirst().affects().stream()
                        .filter(ObjectRef::isWorkload)
                        .map(ObjectRef::toString))
                .containsExactly(kind.equals("Job") ? "CronJob farm/mow" : "Deployment farm/barn");
    }

    private static KubeObject crashed(int restarts, String at) {
        return POD.with(
                STATUSES,
                "[{'name':'main','restartCount':%d,'state':{'waiting':{'reason':'CrashLoopBackOff'}},'lastState':{'terminated':{'reason':'Error','exitCode':2,'finishedAt':'%s'}}}]"
                        .formatted(restarts, at));
    }

    private static Symptom reason(Watch watch, String reason) {
        return watch.symptoms().stream()
                .filter(symptom -> symptom.reason().equals(reason))
                .findFirst()
                .orElseThrow();
    }
}
