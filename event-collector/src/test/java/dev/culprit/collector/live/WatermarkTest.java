package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.live.FakeCluster.CONFIG_MAPS;
import static dev.culprit.collector.live.FakeCluster.DEPLOYMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchSink;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Up to when the collector says that it has told everything: never further than it has seen every kind. */
class WatermarkTest {
    private static final KubeObject BARN = deployment("barn");
    private static final KubeObject SEEDS = configMap("seeds", "{'corn':'1'}");
    private static final WatchState FAILING = new WatchState.Failing("away");
    private static final WatchState REFUSED = new WatchState.Refused("no");

    private final FakeCluster cluster = new FakeCluster();
    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");
    private final LiveCollector collector = collector();

    private LiveCollector collector() {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
        return new LiveCollector(settings, log.baseline(), log, 1_000_000, clock);
    }

    private void watch() throws InterruptedException {
        cluster.put(BARN);
        cluster.put(SEEDS);
        cluster.watch(collector.sink());
        collector.step();
    }

    private void listsAllButConfigMaps(WatchSink sink) throws InterruptedException {
        sink.discovered(Set.of(DEPLOYMENTS, CONFIG_MAPS), Set.of());
        cluster.list(sink, DEPLOYMENTS);
        sink.state(CONFIG_MAPS, FAILING);
        at("10:01:00");
        collector.step();
    }

    private void at(String time) throws InterruptedException {
        clock.moveTo("2026-03-02T" + time + "Z");
    }

    private Instant vouchedAt(String time) throws InterruptedException {
        at(time);
        collector.step();
        return log.watermarks().getLast();
    }

    private static Instant time(String clock) {
        return Instant.parse("2026-03-02T" + clock + "Z");
    }

    @Test
    void aQuietClusterIsVouchedForUpToNow() throws Exception {
        watch();
        assertThat(vouchedAt("10:01:00")).isEqualTo(time("10:01:00"));
    }

    @Test
    void nothingIsVouchedForBeforeTheServerWasAskedWhatItServes() throws Exception {
        at("10:01:00");
        collector.step();
        assertThat(log.watermarks()).isEmpty();
    }

    @Test
    void nothingIsVouchedForBeforeEveryKindWasListedOnce() throws Exception {
        WatchSink sink = collector.sink();
        listsAllButConfigMaps(sink);
        assertThat(log.watermarks()).isEmpty();
        cluster.list(sink, CONFIG_MAPS);
        assertThat(vouchedAt("10:02:00")).isEqualTo(time("10:02:00"));
    }

    @Test
    void whileOneWatchFailsNoWatermarkPassesWhatWasSeenByIt() throws Exception {
        watch();
        at("10:01:00");
        cluster.bookmarks();
        at("10:01:30");
        cluster.breaks(CONFIG_MAPS, FAILING);
        at("10:05:00");
        cluster.put(BARN.with("spec.replicas", "7"));
        assertThat(vouchedAt("10:09:00")).isEqualTo(time("10:00:59"));
        assertThat(log.changes()).hasSize(1);
        assertThat(vouchedAt("11:09:00")).isEqualTo(time("10:00:59"));
    }

    @Test
    void whatWasVouchedForIsNotTakenBack() throws Exception {
        watch();
        assertThat(vouchedAt("10:03:00")).isEqualTo(time("10:03:00"));
        cluster.breaks(CONFIG_MAPS, FAILING);
        vouchedAt("10:09:00");
        assertThat(log.watermarks()).isSorted().endsWith(time("10:03:00"));
    }

    @Test
    void aMendedWatchIsWaitedForUntilWhatItMissedIsThere() throws Exception {
        watch();
        cluster.breaks(CONFIG_MAPS, FAILING);
        at("10:05:00");
        cluster.put(SEEDS.with("data.corn", "'2'"));
        at("10:06:00");
        cluster.mends(CONFIG_MAPS);
        assertThat(vouchedAt("10:06:01")).isBefore(time("10:00:01"));
        assertThat(log.changes()).hasSize(1);
        assertThat(vouchedAt("10:06:06")).isEqualTo(time("10:06:06"));
    }

    @Test
    void aBookmarkSaysThatWhatWasMissedIsThere() throws Exception {
        watch();
        cluster.breaks(CONFIG_MAPS, FAILING);
        at("10:06:00");
        cluster.mends(CONFIG_MAPS);
        cluster.bookmarks();
        assertThat(vouchedAt("10:06:01")).isEqualTo(time("10:06:01"));
    }

    @Test
    void aKindInWhichSomethingHappensAllTheTimeIsWaitedForAMinute() throws Exception {
        watch();
        cluster.breaks(CONFIG_MAPS, FAILING);
        at("10:06:00");
        cluster.mends(CONFIG_MAPS);
        for (int second = 1; second < 60; second++) {
            clock.move(Duration.ofSeconds(1));
            cluster.put(SEEDS.with("data.corn", "'" + second + "'"));
            collector.step();
        }
        assertThat(log.watermarks().getLast()).isBefore(time("10:00:01"));
        assertThat(vouchedAt("10:07:05")).isEqualTo(time("10:07:05"));
    }

    @Test
    void aListThatTakesLongVouchesForItsBeginning() throws Exception {
        watch();
        cluster.breaks(CONFIG_MAPS, new WatchState.Listing());
        at("10:05:00");
        collector.sink().listStarts(CONFIG_MAPS);
        at("10:07:00");
        collector.sink().listEnds(CONFIG_MAPS);
        assertThat(vouchedAt("10:07:30")).isEqualTo(time("10:04:59"));
        cluster.mends(CONFIG_MAPS);
        assertThat(vouchedAt("10:07:35")).isEqualTo(time("10:07:35"));
    }

    @Test
    void aWatchThatTheServerClosesNowAndThenHoldsNothingUp() throws Exception {
        watch();
        at("10:04:00");
        cluster.fares(CONFIG_MAPS, new WatchState.Closed());
        at("10:04:00.700");
        cluster.fares(CONFIG_MAPS, new WatchState.Watching());
        assertThat(vouchedAt("10:04:01")).isEqualTo(time("10:04:01"));
    }

    @Test
    void aConnectionOfWhichNobodyKnowsWhenItBrokeIsKnownUpToItsLastNews() throws Exception {
        watch();
        at("10:03:00");
        cluster.put(SEEDS.with("data.corn", "'2'"));
        collector.step();
        at("10:04:30");
        cluster.fares(CONFIG_MAPS, new WatchState.Cut());
        cluster.fares(CONFIG_MAPS, new WatchState.Watching());
        assertThat(vouchedAt("10:04:31")).isEqualTo(time("10:03:00"));
        assertThat(vouchedAt("10:04:36")).isEqualTo(time("10:04:36"));
    }

    @Test
    void aKindThatMayNeverBeReadHoldsNothingUp() throws Exception {
        WatchSink sink = collector.sink();
        sink.discovered(Set.of(DEPLOYMENTS, CONFIG_MAPS), Set.of());
        cluster.list(sink, DEPLOYMENTS);
        sink.state(CONFIG_MAPS, REFUSED);
        assertThat(vouchedAt("10:00:10")).isEqualTo(time("10:00:10"));
    }

    @Test
    void aKindThatMayNotBeReadAnyMoreHoldsUpForFiveMinutesAndThenNeverAgain() throws Exception {
        watch();
        at("10:02:00");
        cluster.bookmarks();
        cluster.breaks(CONFIG_MAPS, REFUSED);
        assertThat(vouchedAt("10:04:30")).isEqualTo(time("10:01:59"));
        cluster.fares(CONFIG_MAPS, new WatchState.Listing());
        cluster.fares(CONFIG_MAPS, REFUSED);
        assertThat(vouchedAt("10:06:59")).isEqualTo(time("10:01:59"));
        assertThat(vouchedAt("10:07:04")).isEqualTo(time("10:07:04"));
        cluster.fares(CONFIG_MAPS, new WatchState.Listing());
        assertThat(vouchedAt("10:10:00")).isEqualTo(time("10:10:00"));
        assertThat(collector.board().notReady()).isEmpty();
    }

    @Test
    void aKindThatIsNotServedAnyMoreHoldsNothingUp() throws Exception {
        watch();
        cluster.breaks(CONFIG_MAPS, REFUSED);
        collector.sink().discovered(Set.of(DEPLOYMENTS), Set.of());
        assertThat(vouchedAt("10:02:00")).isEqualTo(time("10:02:00"));
    }

    @Test
    void whereNamespacesAreWatchedOneHoldsUpAll() throws Exception {
        var field = new WatchScope(CONFIG_MAPS.kind(), "field");
        var wood = new WatchScope(CONFIG_MAPS.kind(), "wood");
        WatchSink sink = collector.sink();
        sink.discovered(Set.of(field, wood), Set.of());
        cluster.list(sink, field);
        cluster.list(sink, wood);
        assertThat(vouchedAt("10:01:00")).isEqualTo(time("10:01:00"));
        at("10:02:00");
        sink.current(wood);
        sink.state(wood, FAILING);
        assertThat(vouchedAt("10:09:00")).isEqualTo(time("10:01:59"));
    }

    @Test
    void aRestartVouchesForNoMoreThanTheLifeBeforeUntilEverythingIsListed() throws Exception {
        watch();
        cluster.nobodyWatches();
        at("11:00:00");
        LiveCollector next = collector();
        next.sink().discovered(Set.of(DEPLOYMENTS, CONFIG_MAPS), Set.of());
        next.step();
        assertThat(log.watermarks().getLast()).isEqualTo(time("09:59:59"));
        cluster.watch(next.sink());
        at("11:00:10");
        next.step();
        assertThat(log.watermarks().getLast()).isEqualTo(time("11:00:10"));
    }

    @Test
    void theFirstCollectorSaysSinceWhenItWatchesAndTheNextGoesOn() throws Exception {
        watch();
        vouchedAt("10:01:00");
        assertThat(log.beginnings()).hasSameSizeAs(log.watermarks()).containsOnly(time("10:00:00"));
        cluster.nobodyWatches();
        int before = log.watermarks().size();
        at("11:00:00");
        LiveCollector next = collector();
        cluster.watch(next.sink());
        next.step();
        assertThat(log.watermarks()).hasSizeGreaterThan(before);
        assertThat(log.beginnings()).hasSize(before);
    }

    @Test
    void whereTheFirstCollectorDiesBeforeItHasToldSinceWhenItWatchesTheNextSaysSo() throws Exception {
        cluster.put(BARN);
        listsAllButConfigMaps(collector.sink());
        assertThat(log.watermarks()).isEmpty();
        assertThat(log.baseline()).hasSizeGreaterThan(1);

        at("11:00:00");
        LiveCollector second = collector();
        cluster.watch(second.sink());
        second.step();
        assertThat(log.beginnings()).hasSameSizeAs(log.watermarks()).containsOnly(time("11:00:00"));
        int told = log.beginnings().size();
        cluster.nobodyWatches();
        at("11:00:01");
        LiveCollector third = collector();
        cluster.watch(third.sink());
        at("12:00:00");
        third.step();
        assertThat(log.beginnings()).hasSize(told);
    }

    @Test
    void theMeterSaysByHowMuchWatermarksAreLate() throws Exception {
        var registry = new SimpleMeterRegistry();
        CollectorMeters.bind(registry, collector);
        var late = registry.get("culprit.collector.late").gauge();
        assertThat(late.value()).isInfinite();
        watch();
        assertThat(late.value()).isZero();
        cluster.breaks(CONFIG_MAPS, FAILING);
        vouchedAt("10:01:00");
        assertThat(late.value()).isEqualTo(61);
    }
}
