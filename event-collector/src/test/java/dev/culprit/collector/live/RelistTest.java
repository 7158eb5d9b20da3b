package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.node;
import static dev.culprit.collector.KubeObject.object;
import static dev.culprit.collector.KubeObject.pod;
import static dev.culprit.collector.live.FakeCluster.DEPLOYMENTS;
import static dev.culprit.collector.live.FakeCluster.NODES;
import static dev.culprit.collector.live.FakeCluster.PODS;
import static dev.culprit.collector.live.FakeCluster.REPLICA_SETS;
import static dev.culprit.collector.live.FakeCluster.VOLUMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After 410 Gone everything is listed again: what is not in that list is gone, and nothing goes on as if it were there. */
class RelistTest {
    private static final KubeObject BARN = deployment("barn");
    private static final KubeObject BARN_SET = replicaSet("barn-5d8f6c", "barn:1", "2026-03-01T08:00:00Z");
    private static final KubeObject BARN_POD =
            pod("barn-5d8f6c-x2x4x", "ReplicaSet", "barn-5d8f6c").with("spec", "{'nodeName':'north'}");
    private static final KubeObject BARE_POD = object("v1", "Pod", "scarecrow").with("spec", "{'nodeName':'north'}");
    private static final KubeObject NORTH = node("north");
    private static final KubeObject SOUTH = node("south");
    private static final KubeObject SILO = deployment("silo")
            .with("spec.template.spec.volumes", "[{'name':'v','persistentVolumeClaim':{'claimName':'grain'}}]");
    private static final KubeObject VOLUME = volume("{'claimRef':{'namespace':'farm','name':'grain'}}");
    private static final WatchState GONE = new WatchState.Listing();

    private final FakeCluster cluster = new FakeCluster(PODS, NODES, REPLICA_SETS, VOLUMES);
    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");
    private final LiveCollector collector = new LiveCollector(
            new CollectorSettings("meadow", 8, RedactionKey.fixed(), true), List.of(), log, 10_000_000, clock);

    private static KubeObject replicaSet(String name, String image, String born) {
        return object("apps/v1", "ReplicaSet", name)
                .ownedBy("apps/v1", "Deployment", "barn")
                .with(
                        "spec",
                        BARN.container("image", "'" + image + "'")
                                .node()
                                .path("spec")
                                .toString())
                .born(born);
    }

    private static KubeObject volume(String spec) {
        return object("v1", "PersistentVolume", "disk-1")
                .without("metadata.namespace")
                .with("spec", spec);
    }

    @BeforeEach
    void watch() throws Exception {
        for (KubeObject object : List.of(BARN, SILO, BARN_SET, BARN_POD, BARE_POD, NORTH, SOUTH, VOLUME)) {
            cluster.put(object);
        }
        cluster.watch(collector.sink());
        collector.step();
    }

    private Change change(String name) throws InterruptedException {
        collector.step();
        return log.changes().values().stream()
                .filter(change -> change.subject().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectRef ref(String deployment) {
        return ObjectRef.of("Deployment", "farm", deployment);
    }

    @Test
    void aBackupThatWasPutBackIsToldAsWhatItChangedAndWhatIsDoneBehindItToo() throws Exception {
        cluster.put(BARN.container("image", "'barn:2'"));
        collector.step();
        cluster.breaks(DEPLOYMENTS, GONE);
        cluster.versionsGoBackTo(10);
        cluster.put(BARN);
        cluster.mendsByAList(DEPLOYMENTS);
        cluster.put(BARN.with("spec.replicas", "7"));
        collector.step();

        assertThat(log.changes().values())
                .extracting(change -> change.fields().getFirst().after())
                .containsExactlyInAnyOrder("barn:2", "barn:1", "7");
    }

    @Test
    void aPodThatWentInTheGapIsNotOnItsNodeAnyMore() throws Exception {
        cluster.breaks(PODS, GONE);
        cluster.delete(BARN_POD);
        cluster.mendsByAList(PODS);
        cluster.put(NORTH.with("spec.unschedulable", "true"));

        assertThat(change("north").affects()).isEmpty();
    }

    @Test
    void aPodThatIsStillThereIsStillOnItsNode() throws Exception {
        cluster.breaks(PODS, GONE);
        cluster.mendsByAList(PODS);
        cluster.put(NORTH.with("spec.unschedulable", "true"));

        assertThat(change("north").affects()).containsExactly(ref("barn"));
    }

    @Test
    void aPodThatWasMadeAnewOnAnotherNodeIsOnThatAlone() throws Exception {
        cluster.breaks(PODS, GONE);
        cluster.delete(BARN_POD);
        cluster.put(BARN_POD.uid("another").with("spec", "{'nodeName':'south'}"));
        cluster.mendsByAList(PODS);
        cluster.put(NORTH.with("spec.unschedulable", "true"));
        cluster.put(SOUTH.with("spec.unschedulable", "true"));

        assertThat(change("north").affects()).isEmpty();
        assertThat(change("south").affects()).containsExactly(ref("barn"));
    }

    @Test
    void aPodOfNobodyIsToldAsDeletedSomewhereInTheGap() throws Exception {
        clock.moveTo("2026-03-02T10:01:00Z");
        cluster.bookmarks();
        clock.moveTo("2026-03-02T10:02:00Z");
        cluster.breaks(PODS, GONE);
        cluster.delete(BARE_POD);
        clock.moveTo("2026-03-02T10:09:00Z");
        cluster.mendsByAList(PODS);

        Instant now = Instant.parse("2026-03-02T10:09:00Z");
        assertThat(change("scarecrow").timing())
                .isEqualTo(new Timing(now, TimeSource.INTERVAL, Instant.parse("2026-03-02T10:00:59Z"), now));
        assertThat(log.changes()).hasSize(1);
    }

    @Test
    void aVolumeThatWentInTheGapIsToldWithWhomItAffectedAndAffectsThemNoMore() throws Exception {
        cluster.breaks(VOLUMES, GONE);
        cluster.delete(VOLUME);
        cluster.mendsByAList(VOLUMES);
        assertThat(change("disk-1").affects()).containsExactly(ref("silo"));

        cluster.put(volume("{'capacity':{'storage':'1Gi'}}").uid("another"));
        collector.step();
        assertThat(log.changes().values()).extracting(Change::affects).contains(new TreeSet<>());
    }

    @Test
    void aVolumeThatIsDeletedIsToldWithWhomItAffected() throws Exception {
        cluster.delete(VOLUME);

        assertThat(change("disk-1").affects()).containsExactly(ref("silo"));
    }

    @Test
    void aReplicaSetThatWentInTheGapTellsNoTimeOfARollout() throws Exception {
        KubeObject next = replicaSet("barn-6e9a7d", "barn:2", "2026-03-02T10:05:00Z");
        cluster.breaks(DEPLOYMENTS, GONE);
        clock.moveTo("2026-03-02T10:05:00Z");
        cluster.put(next);
        cluster.breaks(REPLICA_SETS, GONE);
        cluster.delete(next);
        cluster.mendsByAList(REPLICA_SETS);
        clock.moveTo("2026-03-02T10:09:00Z");
        cluster.put(BARN.container("image", "'barn:2'"));
        cluster.mendsByAList(DEPLOYMENTS);

        assertThat(change("barn").timing().source()).isEqualTo(TimeSource.INTERVAL);
    }

    @Test
    void aReplicaSetThatIsStillThereTellsTheTimeOfARollout() throws Exception {
        cluster.breaks(DEPLOYMENTS, GONE);
        clock.moveTo("2026-03-02T10:05:00Z");
        cluster.put(replicaSet("barn-6e9a7d", "barn:2", "2026-03-02T10:05:00Z"));
        clock.moveTo("2026-03-02T10:09:00Z");
        cluster.put(BARN.container("image", "'barn:2'"));
        cluster.mendsByAList(DEPLOYMENTS);

        assertThat(change("barn").timing().source()).isEqualTo(TimeSource.PROXY);
        assertThat(change("barn").occurredAt()).isEqualTo("2026-03-02T10:05:00Z");
    }
}
