package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.node;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.secret;
import static dev.culprit.collector.KubeObject.service;
import static dev.culprit.collector.KubeObject.warning;
import static dev.culprit.collector.KubeObject.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Symptom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defects that a comparable tool was shown to have; the numbers are those of the list they come from. */
class PeerDefectsTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @Test
    void defect1AnUpdateIsRecordedOnceWithBeforeAndAfter() {
        KubeObject after = deployment("barn").version(101).container("image", "'barn:2'");
        Watch watch = Watch.of(deployment("barn"))
                .modified(LATER, after)
                .modified(LATER, after)
                .added(LATER, after);
        FieldChange field = watch.change().fields().getFirst();
        assertThat(field.before()).isEqualTo("barn:1");
        assertThat(field.after()).isEqualTo("barn:2");
    }

    @Test
    void defect2TheListBehindARestartIsNoChange() {
        Watch watch = Watch.of(deployment("barn"), configMap("conf", "{'pool':'50'}"))
                .added(LATER, deployment("barn"))
                .added(LATER, configMap("conf", "{'pool':'50'}"));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void defect3StatusWritesAndResyncsAreNotRecorded() {
        KubeObject written = deployment("barn").version(101).with("status", "{'readyReplicas':2}");
        Watch watch = Watch.of(deployment("barn"))
                .modified(LATER, deployment("barn"))
                .modified(LATER, written)
                .added(LATER, written);
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void defect5CreatedUpdatedAndDeletedAreToldApart() {
        KubeObject silo = deployment("silo").born("2026-03-02T10:05:00Z");
        Watch watch = Watch.of(deployment("barn"))
                .added(LATER, silo)
                .modified(LATER, silo.version(101).with("spec.replicas", "0"))
                .deleted(LATER, silo.version(102).with("spec.replicas", "0"));
        assertThat(watch.changes().stream().map(Change::type))
                .containsExactly(ChangeType.CREATE, ChangeType.UPDATE, ChangeType.DELETE);
    }

    @Test
    void defect6AnEventHappenedWhenItSaysAndNotWhenItWasSeen() {
        KubeObject old = warning("BackOff", "Pod", "barn-0")
                .with("firstTimestamp", "'2026-03-02T09:10:00Z'")
                .with("lastTimestamp", "'2026-03-02T09:10:30Z'");
        Symptom symptom =
                Watch.of(deployment("barn")).added(LATER, old).symptoms().getFirst();
        assertThat(symptom.occurredAt()).isEqualTo(Instant.parse("2026-03-02T09:10:30Z"));
        assertThat(symptom.observedAt()).isEqualTo(Instant.parse(LATER));
    }

    @Test
    void defect7CrashLoopsAndMemoryKillsAreReadFromThePodsStatusAndBackOffFromEvents() {
        KubeObject crashing = pod("barn-0", "StatefulSet", "barn")
                .with(
                        "status",
                        "{'containerStatuses':[{'name':'main','restartCount':3,'state':{'waiting':{'reason':'CrashLoopBackOff'}},'lastState':{'terminated':{'reason':'OOMKilled','exitCode':137,'finishedAt':'2026-03-02T10:05:00Z'}}}]}");
        Watch watch = Watch.of(workload("StatefulSet", "barn"))
                .modified(LATER, crashing)
                .added(LATER, warning("BackOff", "Pod", "barn-0"));
        assertThat(watch.symptoms().stream().map(Symptom::reason))
                .containsExactly("OOMKilled", "CrashLoopBackOff", "BackOff");
        assertThat(watch.symptoms())
                .allSatisfy(s -> assertThat(s.affects()).contains(ObjectRef.of("StatefulSet", "farm", "barn")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spec.template.spec.containers.1.image         | 'proxy:2'                              | IMAGE",
                "spec.template.spec.containers.1.env           | [{'name':'A','value':'1'}]              | ENV",
                "spec.template.spec.containers.0.resources     | {'limits':{'memory':'64Mi'}}            | RESOURCES",
                "spec.template.spec.containers.0.readinessProbe | {'periodSeconds':1}                    | PROBE",
                "spec.template.spec.initContainers             | [{'name':'i','image':'i:1'}]            | CONTAINER",
                "spec.template.spec.volumes                    | [{'name':'v','emptyDir':{}}]            | VOLUME",
                "spec.replicas                                 | 0                                      | REPLICAS",
                "spec.selector.matchLabels.app                 | 'other'                                | SELECTOR"
            })
    void defect8MoreThanTheFirstContainersImageIsSeen(String path, String value, FieldType type) {
        KubeObject two = deployment("barn")
                .with(
                        "spec.template.spec.containers",
                        "[{'name':'main','image':'barn:1'},{'name':'proxy','image':'proxy:1'}]");
        List<FieldChange> fields = Watch.of(two)
                .modified(LATER, two.version(101).with(path, value))
                .change()
                .fields();
        assertThat(fields).isNotEmpty().allMatch(field -> field.type() == type);
    }

    @Test
    void defect9AConfigMapTellsItsKeysAndValuesAndASecretItsKeysWhenAndByWhom() {
        Watch watch = Watch.of(
                        configMap("conf", "{'pool':'50','mode':'a'}"), secret("keys", "{'pin':'MQ==','user':'YQ=='}"))
                .modified(LATER, configMap("conf", "{'pool':'2','mode':'a'}").version(101))
                .modified(
                        LATER,
                        secret("keys", "{'pin':'Mg==','user':'YQ=='}")
                                .version(101)
                                .managed("kubectl-edit", "2026-03-02T10:05:29Z", "{'f:data':{'f:pin':{}}}"));
        assertThat(watch.changes().getFirst().fields())
                .containsExactly(new FieldChange(FieldType.KEY, "data[pool]", "pool", "50", "2"));
        Change rotated = watch.changes().getLast();
        assertThat(rotated.fields())
                .containsExactly(
                        new FieldChange(FieldType.KEY, "data[pin]", "pin", "<redacted>", "<redacted, changed>"));
        assertThat(rotated.actor().manager()).isEqualTo("kubectl-edit");
        assertThat(rotated.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:29Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1,StatefulSet",
        "apps/v1,DaemonSet",
        "autoscaling/v2,HorizontalPodAutoscaler",
        "v1,Service",
        "networking.k8s.io/v1,Ingress",
        "networking.k8s.io/v1,NetworkPolicy",
        "v1,ResourceQuota",
        "v1,LimitRange",
        "v1,Node",
        "v1,ServiceAccount",
        "v1,PersistentVolume",
        "v1,PersistentVolumeClaim",
        "batch/v1,Job",
        "batch/v1,CronJob",
        "policy/v1,PodDisruptionBudget",
        "farm.example.org/v1,Well"
    })
    void defect10AnyKindIsSeen(String apiVersion, String kind) {
        KubeObject before = object(apiVersion, kind, "x").with("spec", "{'depth':1}");
        assertThat(Watch.of(before)
                        .modified(LATER, before.version(101).with("spec.depth", "2"))
                        .change()
                        .subject()
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void defect11KubectlIsNotTheActorOfWhatItOnceApplied() {
        String image = "{'f:spec':{'f:template':{'f:spec':{'f:containers':"
                + "{'k:{\\\"name\\\":\\\"main\\\"}':{'f:image':{}}}}}}}";
        KubeObject applied = deployment("barn")
                .managed(
                        "kubectl-client-side-apply",
                        "2026-03-01T08:00:00Z",
                        "{'f:metadata':{'f:annotations':{'f:kubectl.kubernetes.io/last-applied-configuration':{}}}}");
        KubeObject after = applied.version(101)
                .container("image", "'barn:2'")
                .managed("argocd-controller", "2026-03-02T10:05:29Z", image);
        assertThat(Watch.of(applied).modified(LATER, after).change().actor().manager())
                .isEqualTo("argocd-controller");
    }

    @Test
    void defect14WhatCarriesNoLabelsIsSeenAndBelongsToWhoMountsIt() {
        KubeObject barn = deployment("barn")
                .with(
                        "spec.template.spec.volumes",
                        "[{'name':'c','configMap':{'name':'conf'}},{'name':'s','secret':{'secretName':'keys'}}]");
        Watch watch = Watch.of(
                        barn,
                        service("barn"),
                        node("n1"),
                        configMap("conf", "{'a':'1'}"),
                        secret("keys", "{'a':'MQ=='}"))
                .modified(LATER, configMap("conf", "{'a':'2'}").version(101))
                .modified(LATER, secret("keys", "{'a':'Mg=='}").version(101));
        assertThat(watch.changes())
                .hasSize(2)
                .allSatisfy(change ->
                        assertThat(change.affects()).containsExactly(ObjectRef.of("Deployment", "farm", "barn")));
    }
}
