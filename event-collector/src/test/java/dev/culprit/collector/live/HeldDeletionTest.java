package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.testing.MovableClock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deletion that a finalizer holds is one change, of when it was asked for, whoever watched when. */
class HeldDeletionTest {
    private static final KubeObject BARN = deployment("barn").with("metadata.finalizers", "['farm.example/gate']");
    private static final KubeObject LEAVING = BARN.with("metadata.deletionTimestamp", "'2026-03-02T10:30:00Z'")
            .with("metadata.deletionGracePeriodSeconds", "0");
    private static final KubeObject LET_GO = LEAVING.without("metadata.finalizers");

    private final FakeCluster cluster = new FakeCluster();
    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");

    @BeforeEach
    void aBarnIsKnown() throws Exception {
        cluster.put(BARN);
        live();
    }

    @Test
    void seenFromTheRequestToTheEndItIsToldAtTheRequestAndNotAgain() throws Exception {
        LiveCollector collector = live();
        asked();
        collector.step();
        assertThatItIsToldOnce();
        assertThat(known()).isTrue();
        int told = log.size();

        ended();
        collector.step();
        assertThatItIsToldOnce();
        assertThat(changesBehind(told)).isZero();
        assertThat(known()).isFalse();
    }

    @Test
    void askedForWhileNobodyWatchedItIsToldAtTheNextStart() throws Exception {
        cluster.nobodyWatches();
        asked();
        clock.moveTo("2026-03-02T11:00:00Z");
        live();
        assertThatItIsToldOnce();
    }

    @Test
    void askedForAndEndedWhileNobodyWatchedItIsToldAsGone() throws Exception {
        cluster.nobodyWatches();
        asked();
        ended();
        clock.moveTo("2026-03-02T11:00:00Z");
        live();
        Change change = theChange();
        assertThat(change.timing().source()).isEqualTo(TimeSource.INTERVAL);
        assertThat(known()).isFalse();
    }

    @Test
    void endedWhileNobodyWatchedItIsNotToldAgain() throws Exception {
        LiveCollector collector = live();
        asked();
        collector.step();
        int told = log.size();
        cluster.nobodyWatches();
        cluster.put(LET_GO);
        ended();
        clock.moveTo("2026-03-02T11:00:00Z");
        live();
        assertThatItIsToldOnce();
        assertThat(changesBehind(told)).isZero();
        assertThat(known()).isFalse();
    }

    @Test
    void aRestartWhileItIsHeldTellsItNotAgain() throws Exception {
        live();
        asked();
        live();
        int told = log.size();
        cluster.put(LEAVING.annotated("farm.example/tried", "twice"));
        LiveCollector third = live();
        cluster.put(LET_GO);
        ended();
        third.step();
        assertThatItIsToldOnce();
        assertThat(changesBehind(told)).isZero();
        assertThat(known()).isFalse();
    }

    @Test
    void aWatchThatIsListedAgainInBetweenTellsItNotAgain() throws Exception {
        LiveCollector collector = live();
        asked();
        collector.step();
        int told = log.size();
        cluster.breaks(FakeCluster.DEPLOYMENTS, new WatchState.Failing("gone"));
        cluster.put(LET_GO);
        cluster.mendsByAList(FakeCluster.DEPLOYMENTS);
        collector.step();
        cluster.breaks(FakeCluster.DEPLOYMENTS, new WatchState.Failing("gone"));
        ended();
        cluster.mendsByAList(FakeCluster.DEPLOYMENTS);
        collector.step();
        assertThatItIsToldOnce();
        assertThat(changesBehind(told)).isZero();
        assertThat(known()).isFalse();
    }

    @Test
    void anEditThatNobodySawBeforeTheRequestIsAChangeOfItsOwn() throws Exception {
        cluster.nobodyWatches();
        cluster.put(LEAVING.container("image", "'barn:2'"));
        clock.moveTo("2026-03-02T11:00:00Z");
        live();
        assertThat(log.changes().values())
                .extracting(Change::type)
                .containsExactlyInAnyOrder(ChangeType.UPDATE, ChangeType.DELETE);
    }

    @Test
    void whatWasMadeAndAskedToGoWhileNobodyWatchedIsBothTold() throws Exception {
        cluster.nobodyWatches();
        cluster.put(LEAVING.with("metadata.name", "'well'").uid("well").born("2026-03-02T10:20:00Z"));
        clock.moveTo("2026-03-02T11:00:00Z");
        live();
        assertThat(log.changes().values())
                .extracting(Change::type)
                .containsExactlyInAnyOrder(ChangeType.CREATE, ChangeType.DELETE);
    }

    static IntStream everyRecord() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void killedBehindAnyRecordItIsStillToldOnce(int records) throws Exception {
        LiveCollector first = live();
        log.killAfter(records);
        asked();
        survive(first);
        cluster.put(LET_GO);
        survive(first);
        log.killNobody();
        live();
        ended();
        live();
        assertThatItIsToldOnce();
        assertThat(known()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void killedBehindAnyRecordOfItsEndItIsStillToldOnce(int records) throws Exception {
        LiveCollector first = live();
        asked();
        first.step();
        log.killAfter(records);
        ended();
        survive(first);
        log.killNobody();
        live();
        assertThatItIsToldOnce();
        assertThat(known()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void ofTwoCollectorsOneMayDieAndItIsStillToldOnce(int records) throws Exception {
        LiveCollector steady = collector();
        LiveCollector frail = collector();
        cluster.watch(steady.sink());
        steady.step();
        cluster.watch(frail.sink());
        frail.step();
        log.killAfter(records);
        asked();
        survive(frail);
        ended();
        survive(frail);
        log.killNobody();
        steady.step();
        assertThatItIsToldOnce();
    }

    private void asked() throws InterruptedException {
        clock.moveTo("2026-03-02T10:30:00.400Z");
        cluster.put(LEAVING);
    }

    private void ended() throws InterruptedException {
        clock.moveTo("2026-03-02T10:40:00Z");
        cluster.delete(LET_GO);
    }

    private LiveCollector live() throws InterruptedException {
        cluster.nobodyWatches();
        LiveCollector collector = collector();
        cluster.watch(collector.sink());
        collector.step();
        return collector;
    }

    private LiveCollector collector() {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
        return new LiveCollector(settings, log.baseline(), log, 1_000_000, clock);
    }

    private static void survive(LiveCollector collector) throws InterruptedException {
        try {
            collector.step();
        } catch (MemoryLog.Killed killed) {
            // that is what the test is about
        }
    }

    private Change theChange() {
        assertThat(log.changes()).hasSize(1);
        return log.changes().values().iterator().next();
    }

    private void assertThatItIsToldOnce() {
        Change change = theChange();
        assertThat(change.type()).isEqualTo(ChangeType.DELETE);
        assertThat(change.timing().source()).isEqualTo(TimeSource.DELETION);
        assertThat(change.occurredAt()).isEqualTo("2026-03-02T10:30:00Z");
        assertThat(change.fields()).anyMatch(field -> "barn:1".equals(field.before()));
    }

    private long changesBehind(int records) {
        return log.changeRecordsFrom(records);
    }

    private boolean known() {
        return log.last(Topic.BASELINE).keySet().stream().anyMatch(key -> key.endsWith("/barn"));
    }
}
