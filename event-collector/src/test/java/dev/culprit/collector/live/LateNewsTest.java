package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.live.FakeCluster.CONFIG_MAPS;
import static dev.culprit.collector.live.FakeCluster.DEPLOYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a watch brings behind a gap happened somewhere in it, unless the object itself tells when. */
class LateNewsTest {
    private static final KubeObject BARN = deployment("barn");
    private static final KubeObject MILL = deployment("mill");
    private static final KubeObject SEEDS = configMap("seeds", "{'corn':'1','rye':'1'}");
    private static final WatchState FAILING = new WatchState.Failing("away");

    private final FakeCluster cluster = new FakeCluster();
    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");

    private LiveCollector watch(long room) throws InterruptedException {
        for (KubeObject object : List.of(BARN, MILL, SEEDS)) {
            cluster.put(object);
        }
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
        var collector = new LiveCollector(settings, log.baseline(), log, room, clock);
        Thread lister = Thread.ofPlatform().start(() -> {
            try {
                cluster.watch(collector.sink());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (lister.isAlive()) {
            collector.step();
        }
        collector.step();
        return collector;
    }

    private static Instant time(String clock) {
        return Instant.parse("2026-03-02T" + clock + "Z");
    }

    private void at(String clock) {
        this.clock.moveTo("2026-03-02T" + clock + "Z");
    }

    private Timing timing(String name) {
        return log.changes().values().stream()
                .filter(change -> change.subject().name().equals(name))
                .map(Change::timing)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void breaks(WatchScope scope, String last, String broken) throws InterruptedException {
        at(last);
        cluster.bookmarks();
        at(broken);
        cluster.breaks(scope, FAILING);
    }

    @Test
    void aDeletionInAGapHappenedSomewhereInIt() throws Exception {
        LiveCollector collector = watch(1_000_000);
        breaks(CONFIG_MAPS, "10:01:00", "10:02:00");
        cluster.delete(SEEDS);
        at("10:09:00");
        cluster.mends(CONFIG_MAPS);
        collector.step();

        assertThat(timing("seeds"))
                .isEqualTo(new Timing(time("10:09:00"), TimeSource.INTERVAL, time("10:00:59"), time("10:09:00")));
    }

    @Test
    void aKeyThatWasRemovedInAGapWasRemovedSomewhereInIt() throws Exception {
        LiveCollector collector = watch(1_000_000);
        breaks(CONFIG_MAPS, "10:01:00", "10:02:00");
        cluster.put(SEEDS.with("data", "{'corn':'1'}"));
        at("10:09:00");
        cluster.mends(CONFIG_MAPS);
        collector.step();

        assertThat(timing("seeds").source()).isEqualTo(TimeSource.INTERVAL);
        assertThat(timing("seeds").notBefore()).isEqualTo(time("10:00:59"));
    }

    @Test
    void anEditThatTellsItsTimeKeepsIt() throws Exception {
        LiveCollector collector = watch(1_000_000);
        breaks(DEPLOYMENTS, "10:01:00", "10:02:00");
        cluster.put(BARN.with("spec.replicas", "7")
                .managed("kubectl-edit", "2026-03-02T10:05:00Z", "{'f:spec':{'f:replicas':{}}}"));
        at("10:09:00");
        cluster.mends(DEPLOYMENTS);
        collector.step();

        assertThat(timing("barn").source()).isEqualTo(TimeSource.MANAGED_FIELDS);
        assertThat(timing("barn").occurredAt()).isEqualTo(time("10:05:00"));
    }

    @Test
    void ofAKindWhoseWatchWasNotBrokenNothingIsLate() throws Exception {
        LiveCollector collector = watch(1_000_000);
        breaks(CONFIG_MAPS, "10:01:00", "10:02:00");
        at("10:05:00");
        cluster.delete(MILL);
        collector.step();

        assertThat(timing("mill")).isEqualTo(Timing.observed(time("10:05:00")));
    }

    @Test
    void behindTheGapNewsAreNewAgain() throws Exception {
        LiveCollector collector = watch(1_000_000);
        breaks(CONFIG_MAPS, "10:01:00", "10:02:00");
        at("10:09:00");
        cluster.mends(CONFIG_MAPS);
        collector.step();
        at("10:09:30");
        cluster.delete(SEEDS);
        collector.step();

        assertThat(timing("seeds")).isEqualTo(Timing.observed(time("10:09:30")));
    }

    @Test
    void aWatchThatTheServerClosesNowAndThenMakesNothingLate() throws Exception {
        LiveCollector collector = watch(1_000_000);
        at("10:03:00");
        cluster.breaks(CONFIG_MAPS, new WatchState.Closed());
        cluster.delete(SEEDS);
        at("10:03:00.700");
        cluster.mends(CONFIG_MAPS);
        collector.step();

        assertThat(timing("seeds")).isEqualTo(Timing.observed(time("10:03:00.700")));
    }

    @Test
    void aSecondGapBeforeTheFirstIsWorkedOffBeginsWithTheFirst() throws Exception {
        LiveCollector collector = watch(1_000_000);
        breaks(CONFIG_MAPS, "10:01:00", "10:02:00");
        cluster.put(SEEDS.with("data.corn", "'2'"));
        at("10:09:00");
        cluster.mends(CONFIG_MAPS);
        cluster.breaks(CONFIG_MAPS, FAILING);
        cluster.delete(SEEDS);
        at("10:15:00");
        cluster.mendsByAList(CONFIG_MAPS);
        collector.step();

        assertThat(timing("seeds").notBefore()).isEqualTo(time("10:00:59"));
        assertThat(log.changes()).hasSize(2);
    }

    @Test
    void theBaselineDoesNotSayThatAGapIsKnown() throws Exception {
        LiveCollector collector = watch(1_000_000);
        breaks(CONFIG_MAPS, "10:01:00", "10:02:00");
        cluster.put(SEEDS.with("data.corn", "'2'"));
        at("10:09:00");
        cluster.mends(CONFIG_MAPS);
        collector.step();
        cluster.nobodyWatches();
        cluster.delete(SEEDS);
        at("11:00:00");
        watchAgain();

        assertThat(timing("seeds").notBefore()).isEqualTo(time("10:00:59"));
    }

    private void watchAgain() throws InterruptedException {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
        var collector = new LiveCollector(settings, log.baseline(), log, 1_000_000, clock);
        cluster.watch(collector.sink());
        collector.step();
    }

    @Test
    void whatWaitedBecauseThereWasNoRoomIsLate() throws Exception {
        LiveCollector collector = watch(1_000);
        at("10:05:00");
        cluster.put(BARN.with("spec.replicas", "3"));
        Thread busy = Thread.ofPlatform().start(() -> {
            try {
                cluster.put(BARN.with("spec.replicas", "4"));
                cluster.delete(MILL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> busy.getState() == Thread.State.WAITING);
        at("10:08:00");
        while (busy.isAlive()) {
            collector.step();
        }
        collector.step();

        assertThat(timing("mill"))
                .isEqualTo(new Timing(time("10:08:00"), TimeSource.INTERVAL, time("10:04:59"), time("10:08:00")));
        clock.move(Duration.ofSeconds(10));
        cluster.delete(SEEDS);
        collector.step();
        assertThat(timing("seeds").source()).isEqualTo(TimeSource.OBSERVED);
    }

    @Test
    void whatComesBehindAStandstillOfTheProcessHappenedSomewhereInIt() throws Exception {
        LiveCollector collector = watch(1_000_000);
        at("10:05:00");
        collector.beat();
        at("10:05:09");
        cluster.delete(SEEDS);
        collector.beat();
        cluster.delete(MILL);
        collector.step();

        assertThat(timing("seeds"))
                .isEqualTo(new Timing(time("10:05:09"), TimeSource.INTERVAL, time("10:04:59"), time("10:05:09")));
        assertThat(timing("mill")).isEqualTo(timing("seeds"));
    }

    @Test
    void whileTheProcessRunsNothingIsLate() throws Exception {
        LiveCollector collector = watch(1_000_000);
        at("10:05:00");
        collector.beat();
        at("10:05:02");
        cluster.delete(SEEDS);
        collector.step();

        assertThat(timing("seeds")).isEqualTo(Timing.observed(time("10:05:02")));
    }

    @Test
    void nothingIsVouchedForBehindAStandstillBeforeAllThatWaitedCanBeThere() throws Exception {
        LiveCollector collector = watch(1_000_000);
        at("10:05:00");
        collector.beat();
        collector.step();
        at("10:05:20");
        collector.step();
        assertThat(log.watermarks().getLast()).isEqualTo(time("10:05:00"));

        for (int second = 21; second <= 26; second++) {
            at("10:05:" + second);
            collector.beat();
        }
        collector.step();
        assertThat(log.watermarks().getLast()).isEqualTo(time("10:05:26"));
    }
}
