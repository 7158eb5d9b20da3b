package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.audit.AuditedWrite;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the audit log adds to what the watch saw, and what it cannot add. */
class AuditTest {
    private static final String NOW = "2026-03-02T10:05:30Z";
    private static final String SEEN = "2026-03-02T10:05:30.400Z";
    private static final String LATER = "2026-03-02T10:05:55Z";
    private static final KubeObject SEEDS = configMap("seeds", "{'corn':'1','rye':'2'}");
    private static final KubeObject FEWER = configMap("seeds", "{'corn':'1'}").version(101);
    private static final KubeObject IMAGE_SET = deployment("barn")
            .version(101)
            .container("image", "'barn:2'")
            .managed(
                    "kubectl-set",
                    NOW,
                    "{'f:spec':{'f:template':{'f:spec':{'f:containers':"
                            + "{'k:{\\\"name\\\":\\\"main\\\"}':{'f:image':{}}}}}}}");

    @Test
    void thePersonIsNamedWhenTheAuditLogCameFirst() {
        Change change = Watch.of(SEEDS)
                .audited(NOW, "ConfigMap", update("seeds", "jane", NOW))
                .modified(SEEN, FEWER)
                .change();

        assertThat(change.actor()).isEqualTo(Actor.unknown().withUser("jane"));
        assertThat(change.timing().source()).isEqualTo(TimeSource.AUDIT);
        assertThat(change.occurredAt()).isEqualTo(Instant.parse(NOW));
        assertThat(change.observedAt()).isEqualTo(Instant.parse(SEEN));
    }

    @Test
    void whenItComesLateTheChangeIsToldAgainUnderItsIdAndKey() {
        Watch watch = listening(SEEDS).modified(SEEN, FEWER).audited(LATER, "ConfigMap", update("seeds", "jane", NOW));

        assertThat(watch.changes()).hasSize(2);
        assertThat(watch.on(Topic.CHANGES)).extracting(Outgoing.Keyed::key).containsOnly(keyOf(watch));
        Change merged = watch.merged().getFirst();
        assertThat(watch.merged()).hasSize(1);
        assertThat(merged.actor().user()).isEqualTo("jane");
        assertThat(merged.occurredAt()).isEqualTo(Instant.parse(NOW));
        assertThat(merged.observedAt()).isEqualTo(Instant.parse(SEEN));
        assertThat(merged.fields()).isEqualTo(watch.changes().getFirst().fields());
    }

    @Test
    void theMomentAndThePersonOfADeletion() {
        Change change = listening(SEEDS)
                .deleted(SEEN, SEEDS.version(102))
                .audited(LATER, "ConfigMap", write("1", "seeds", ChangeType.DELETE, "jane", "kubectl", NOW))
                .merged()
                .getFirst();

        assertThat(change.type()).isEqualTo(ChangeType.DELETE);
        assertThat(change.actor().described()).isEqualTo("jane");
        assertThat(change.timing().source()).isEqualTo(TimeSource.AUDIT);
    }

    @Test
    void whoDeletesACollectionIsNamedForEachObjectInWhicheverOrder() {
        Watch watch = listening(SEEDS, configMap("tools", "{}"))
                .deleted(SEEN, SEEDS.version(102))
                .audited(LATER, "ConfigMap", write("1", "", ChangeType.DELETE, "jane", "kubectl", NOW))
                .deleted("2026-03-02T10:05:31Z", configMap("tools", "{}").version(103));

        assertThat(watch.merged())
                .hasSize(2)
                .allMatch(change -> "jane".equals(change.actor().user()));
    }

    @Test
    void aTimeThatTheObjectTellsStays() {
        Change change = Watch.of(deployment("barn"))
                .audited(NOW, "Deployment", image("kubectl-set"))
                .modified(LATER, IMAGE_SET)
                .change();

        assertThat(change.actor().described()).isEqualTo("jane (kubectl-set)");
        assertThat(change.timing().source()).isEqualTo(TimeSource.MANAGED_FIELDS);
        assertThat(Watch.of(deployment("barn"))
                        .audited(NOW, "Deployment", image("another-tool"))
                        .modified(LATER, IMAGE_SET)
                        .change()
                        .actor())
                .as("another tool's write is not this change")
                .isEqualTo(Actor.of("kubectl-set"));
    }

    @Test
    void aWriteThatTheWatchDidNotSeeIsNoChange() {
        Watch watch = Watch.of(SEEDS)
                .audited(NOW, "ConfigMap", update("seeds", "jane", NOW))
                .audited(NOW, "ConfigMap", write("2", "unseen", ChangeType.CREATE, "jane", "kubectl", NOW));

        assertThat(watch.said()).isEmpty();
    }

    @Test
    void whereTwoPeopleMayHaveDoneItNobodyIsNamed() {
        Change change = Watch.of(SEEDS)
                .audited(NOW, "ConfigMap", update("seeds", "jane", NOW))
                .audited(NOW, "ConfigMap", write("2", "seeds", ChangeType.UPDATE, "joe", "curl", NOW))
                .modified(SEEN, FEWER)
                .change();

        assertThat(change.actor()).isEqualTo(Actor.unknown());
        assertThat(change.timing().source()).isEqualTo(TimeSource.OBSERVED);
    }

    @Test
    void twoWritesOfOneObjectGoToTheirOwnChangesEvenWhenTheLaterIsHeardOfFirst() {
        Watch watch = listening(SEEDS)
                .modified("2026-03-02T10:05:30.100Z", FEWER)
                .modified("2026-03-02T10:05:31.600Z", configMap("seeds", "{}").version(103))
                .audited(
                        LATER,
                        "ConfigMap",
                        write("2", "seeds", ChangeType.UPDATE, "joe", "curl", "2026-03-02T10:05:31.5Z"))
                .audited(LATER, "ConfigMap", update("seeds", "jane", NOW));

        assertThat(watch.merged()).extracting(change -> change.actor().user()).containsExactly("jane", "joe");
    }

    @Test
    void aWriteNamesOneChangeHoweverOftenItIsSent() {
        Watch watch = listening(SEEDS)
                .audited(NOW, "ConfigMap", update("seeds", "jane", NOW))
                .modified(SEEN, FEWER)
                .audited(LATER, "ConfigMap", update("seeds", "jane", NOW))
                .modified("2026-03-02T10:05:31Z", configMap("seeds", "{}").version(103));

        assertThat(watch.changes()).extracting(change -> change.actor().user()).containsExactly("jane", null);
    }

    @Test
    void aWriteOfAnotherTimeTypeOrObjectIsNotTheChange() {
        Change change = Watch.of(SEEDS)
                .audited(NOW, "ConfigMap", update("seeds", "early", "2026-03-02T10:05:20Z"))
                .audited(NOW, "ConfigMap", update("tools", "elsewhere", NOW))
                .audited(NOW, "Secret", update("seeds", "otherkind", NOW))
                .audited(NOW, "ConfigMap", write("9", "seeds", ChangeType.DELETE, "deleter", "x", NOW))
                .modified(SEEN, FEWER)
                .change();

        assertThat(change.actor().user()).isNull();
    }

    @Test
    void whatWaitsIsBoundedAndWhatHadToLeaveIsCounted() {
        Watch watch = Watch.of(SEEDS).audited(NOW, "ConfigMap", update("seeds", "jane", NOW));
        IntStream.range(0, 5_000)
                .forEach(i -> watch.audited(
                        NOW, "ConfigMap", write("n" + i, "other" + i, ChangeType.UPDATE, "joe", "x", NOW)));

        assertThat(watch.collector().audit().crowdedOut()).isEqualTo(1);
        assertThat(watch.modified(SEEN, FEWER).change().actor().user()).isNull();
        assertThat(watch.collector().audit().named()).isZero();
    }

    @Test
    void whatWaitedTooLongIsForgotten() {
        Watch watch = Watch.of(SEEDS)
                .audited(NOW, "ConfigMap", update("seeds", "jane", NOW))
                .audited("2026-03-02T10:07:31Z", "ConfigMap", update("tools", "joe", NOW))
                .modified(SEEN, FEWER);

        assertThat(watch.change().actor().user()).isNull();
    }

    /** The object tells a whole second, and a scaling no moment and no tool at all. */
    @Test
    void aWriteGoesToTheChangeThatNamesItsToolThoughAnotherOneIsNearer() {
        Watch watch = listening(deployment("barn"))
                .modified("2026-03-02T10:05:30.950Z", IMAGE_SET)
                .modified("2026-03-02T10:05:31.300Z", IMAGE_SET.version(102).with("spec.replicas", "7"))
                .audited(LATER, "Deployment", ofBarn("1", "joe", "kubectl-set", "2026-03-02T10:05:30.900Z"))
                .audited(LATER, "Deployment", ofBarn("2", "anna", "kubectl", "2026-03-02T10:05:31.200Z"));

        assertThat(watch.merged())
                .extracting(change -> change.actor().described())
                .containsExactly("joe (kubectl-set)", "anna");
    }

    @Test
    void twoRemovalsThatFollowEachOtherCloserThanTheWatchLagsKeepTheirOrderWhoeverComesFirst() {
        String first = "2026-03-02T10:05:30.000Z";
        String second = "2026-03-02T10:05:30.050Z";
        KubeObject none = SEEDS.with("data", "{}").version(102);
        Watch early = listening(SEEDS)
                .audited(NOW, "ConfigMap", write("1", "seeds", ChangeType.UPDATE, "jane", "kubectl", first))
                .audited(NOW, "ConfigMap", write("2", "seeds", ChangeType.UPDATE, "jane", "kubectl", second))
                .modified("2026-03-02T10:05:30.100Z", FEWER)
                .modified("2026-03-02T10:05:30.150Z", none);
        Watch late = listening(SEEDS)
                .modified("2026-03-02T10:05:30.100Z", FEWER)
                .modified("2026-03-02T10:05:30.150Z", none)
                .audited(LATER, "ConfigMap", write("1", "seeds", ChangeType.UPDATE, "jane", "kubectl", first))
                .audited(LATER, "ConfigMap", write("2", "seeds", ChangeType.UPDATE, "jane", "kubectl", second));
        for (Watch watch : List.of(early, late)) {
            assertThat(watch.merged())
                    .extracting(Change::occurredAt)
                    .containsExactly(Instant.parse(first), Instant.parse(second));
        }
    }

    /** A watch beside which the audit log is read. */
    private static Watch listening(KubeObject... listed) {
        Watch watch = Watch.of(listed);
        watch.collector().audit().listen();
        return watch;
    }

    private static String keyOf(Watch watch) {
        return watch.on(Topic.CHANGES).getFirst().key();
    }

    private static AuditedWrite update(String name, String user, String received) {
        return write("id-" + name + user, name, ChangeType.UPDATE, user, "kubectl-patch", received);
    }

    private static AuditedWrite image(String manager) {
        Instant time = Instant.parse(NOW);
        var target = new AuditedWrite.Target("apps", "deployments", "farm", "barn");
        return new AuditedWrite(
                "i", target, ChangeType.UPDATE, "jane", manager, time.plusMillis(300), time.plusMillis(320));
    }

    private static AuditedWrite ofBarn(String id, String user, String manager, String received) {
        Instant time = Instant.parse(received);
        var target = new AuditedWrite.Target("apps", "deployments", "farm", "barn");
        return new AuditedWrite(id, target, ChangeType.UPDATE, user, manager, time, time.plusMillis(20));
    }

    private static AuditedWrite write(
            String id, String name, ChangeType type, String user, String... managerAndReceived) {
        Instant received = Instant.parse(managerAndReceived[1]);
        var target = new AuditedWrite.Target("", "configmaps", "farm", name);
        return new AuditedWrite(id, target, type, user, managerAndReceived[0], received, received.plusMillis(20));
    }
}
