package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.KubeObject.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.TimeSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @Test
    void aDeletionWithoutATimeOfItsOwnIsAsOldAsItsArrival() {
        Change change = Watch.of(deployment("barn"))
                .deleted(LATER, deployment("barn").version(105))
                .change();
        assertThat(change.type()).isEqualTo(ChangeType.DELETE);
        assertThat(change.timing().source()).isEqualTo(TimeSource.OBSERVED);
        assertThat(change.actor()).isEqualTo(Actor.unknown());
        assertThat(change.fields()).anyMatch(f -> f.name().equals("main") && "barn:1".equals(f.before()));
    }

    /** Held by a finalizer since 10:05:29. */
    private static KubeObject leaving(KubeObject object, int version) {
        return object.version(version)
                .with("metadata.finalizers", "['farm.example/gate']")
                .with("metadata.deletionTimestamp", "'2026-03-02T10:05:29Z'")
                .with("metadata.deletionGracePeriodSeconds", "0");
    }

    @Test
    void aDeletionIsToldWhenItIsAskedForNotWhenTheGracePeriodEnds() {
        KubeObject leaving = deployment("barn")
                .version(104)
                .with("metadata.deletionTimestamp", "'2026-03-02T10:05:59Z'")
                .with("metadata.deletionGracePeriodSeconds", "30");
        Watch watch = Watch.of(deployment("barn")).modified(LATER, leaving);
        Change change = watch.change();
        assertThat(change.type()).isEqualTo(ChangeType.DELETE);
        assertThat(change.timing().source()).isEqualTo(TimeSource.DELETION);
        assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:29Z"));
        assertThat(change.actor()).isEqualTo(Actor.unknown());
        assertThat(change.fields()).anyMatch(f -> f.name().equals("main") && "barn:1".equals(f.before()));
        assertThat(watch.deleted("2026-03-02T10:06:05Z", leaving.version(105)).changes())
                .hasSize(1);
    }

    @Test
    void whatIsWrittenToAnObjectThatIsToGoIsNoFurtherChange() {
        KubeObject barn = leaving(deployment("barn"), 104);
        Watch watch = Watch.of(deployment("barn"))
                .modified(LATER, barn)
                .modified("2026-03-02T10:05:40Z", barn.version(105).with("spec.replicas", "0"))
                .modified("2026-03-02T10:05:50Z", barn.version(106).without("metadata.finalizers"))
                .deleted("2026-03-02T10:05:51Z", barn.version(107).without("metadata.finalizers"));
        assertThat(watch.change().type()).isEqualTo(ChangeType.DELETE);
    }

    @Test
    void theIdOfADeletionIsTheSameWhereTheRequestIsSeenAndWhereOnlyTheEndIs() {
        KubeObject barn = leaving(deployment("barn"), 104);
        Change asked = Watch.of(deployment("barn")).modified(LATER, barn).change();
        Change ended = Watch.of(deployment("barn"))
                .deleted("2026-03-02T10:30:00Z", barn.version(105))
                .change();
        assertThat(ended.id()).isEqualTo(asked.id());
        assertThat(ended.occurredAt()).isEqualTo(asked.occurredAt());
    }

    @Test
    void anObjectThatIsAlreadyToGoInTheListIsToldWhenItIsHeardOfAgain() {
        KubeObject barn = leaving(deployment("barn"), 104);
        Watch watch = Watch.of(barn);
        assertThat(watch.changes()).isEmpty();
        watch.deleted("2026-03-02T10:30:00Z", barn.version(105));
        assertThat(watch.change().occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:29Z"));
    }

    @Test
    void theSuccessorOfAnObjectWhoseDeletionWasToldIsACreationAlone() {
        KubeObject successor =
                deployment("barn").uid("second").born("2026-03-02T10:05:40Z").version(140);
        Watch watch = Watch.of(deployment("barn"))
                .modified(LATER, leaving(deployment("barn"), 104))
                .added("2026-03-02T10:05:41Z", successor);
        assertThat(watch.changes().stream().map(Change::type)).containsExactly(ChangeType.DELETE, ChangeType.CREATE);
        assertThat(watch.merged()).hasSize(2);
    }

    @Test
    void anObjectThatIsToGoIsInTheGraphUntilItIsGone() {
        KubeObject map = configMap("seeds", "{'corn':'1'}");
        KubeObject barn =
                deployment("barn").with("spec.template.spec.volumes", "[{'name':'v','configMap':{'name':'seeds'}}]");
        Watch watch = Watch.of(map, barn)
                .modified(LATER, leaving(barn, 104))
                .forget()
                .modified("2026-03-02T10:05:40Z", map.version(120).with("data.corn", "'2'"));
        assertThat(watch.change().affects()).extracting(ObjectRef::name).containsExactly("barn");
        watch.deleted("2026-03-02T10:05:50Z", leaving(barn, 130))
                .forget()
                .modified("2026-03-02T10:06:00Z", map.version(140).with("data.corn", "'3'"));
        assertThat(watch.change().affects()).isEmpty();
    }

    @Test
    void theRequestToDeleteASecretIsNoEditOfIt() {
        KubeObject gate = secret("gate", "{}").without("data").without("type");
        Watch watch = Watch.of(gate).modified(LATER, leaving(gate, 104));
        assertThat(watch.change().type()).isEqualTo(ChangeType.DELETE);
    }

    @Test
    void aPodOfAControllerThatIsToGoIsNoChange() {
        KubeObject pod = pod("barn-1", "ReplicaSet", "barn");
        Watch watch = Watch.of(pod).modified(LATER, leaving(pod, 104)).deleted(LATER, leaving(pod, 105));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void aPodOfNobodyIsToldOnceThoughItsGracePeriodIsCutShort() {
        KubeObject pod = object("v1", "Pod", "scarecrow").with("spec", "{'nodeName':'north'}");
        KubeObject asked = pod.version(104)
                .with("metadata.deletionTimestamp", "'2026-03-02T10:05:59Z'")
                .with("metadata.deletionGracePeriodSeconds", "30");
        KubeObject forced = pod.version(105)
                .with("metadata.deletionTimestamp", "'2026-03-02T10:05:31Z'")
                .with("metadata.deletionGracePeriodSeconds", "0");
        Watch watch = Watch.of(pod)
                .modified(LATER, asked)
                .modified("2026-03-02T10:05:31.100Z", forced)
                .deleted("2026-03-02T10:05:31.200Z", forced.version(106));
        assertThat(watch.change().occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:29Z"));
    }

    @Test
    void aDeletionTimeInTheFutureIsClampedToArrival() {
        KubeObject leaving = deployment("barn").with("metadata.deletionTimestamp", "'2027-01-01T00:00:00Z'");
        Change change = Watch.of(deployment("barn")).deleted(LATER, leaving).change();
        assertThat(change.occurredAt()).isEqualTo(Instant.parse(LATER));
    }

    @Test
    void theDeletionOfAnUnknownObjectIsADeletionWithoutBefore() {
        Change change =
                Watch.of(deployment("barn")).deleted(LATER, deployment("silo")).change();
        assertThat(change.type()).isEqualTo(ChangeType.DELETE);
        assertThat(change.fields()).isEmpty();
    }

    @Test
    void anotherUidUnderTheSameNameIsADeletionAndACreation() {
        KubeObject successor =
                deployment("barn").uid("second").born("2026-03-02T10:05:20Z").version(140);
        Watch watch = Watch.of(deployment("barn")).added(LATER, successor);
        assertThat(watch.changes().stream().map(Change::type)).containsExactly(ChangeType.DELETE, ChangeType.CREATE);
        assertThat(watch.changes().getFirst().timing().source()).isEqualTo(TimeSource.INTERVAL);
        assertThat(watch.changes().getFirst().timing().notBefore()).isEqualTo(Instant.parse(Watch.START));
        assertThat(watch.changes().getFirst().occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:20Z"));
    }

    @Test
    void theLateDeletionOfAnObjectThatHasASuccessorIsNothing() {
        KubeObject successor =
                deployment("barn").uid("second").born("2026-03-02T10:05:20Z").version(140);
        Watch watch =
                Watch.of(deployment("barn")).added(LATER, successor).forget().deleted(LATER, deployment("barn"));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void bothWaysToSeeADeletionMakeOneId() {
        KubeObject successor =
                deployment("barn").uid("second").born("2026-03-02T10:05:20Z").version(140);
        String seen = Watch.of(deployment("barn"))
                .deleted(LATER, deployment("barn").version(130))
                .change()
                .id();
        String inferred = Watch.of(deployment("barn"))
                .added(LATER, successor)
                .changes()
                .getFirst()
                .id();
        assertThat(seen).isEqualTo(inferred);
    }
}
