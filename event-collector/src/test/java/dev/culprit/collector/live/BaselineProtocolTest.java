package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing lost, nothing invented, whenever the collector stops. */
class BaselineProtocolTest {
    private static final String STOP = "2026-03-02T10:10:00Z";
    private static final String START = "2026-03-02T11:00:00Z";

    private static final KubeObject BARN = deployment("barn");
    private static final KubeObject SILO = deployment("silo").uid("silo-1");
    private static final KubeObject MILL = deployment("mill");
    private static final KubeObject SEEDS = configMap("seeds", "{'corn':'1'}");
    private static final KubeObject TOOLS = configMap("tools", "{'axe':'1'}");

    /** What {@link #changeAll} has to be told as. */
    private static final String[] ALL = {
        "UPDATE barn", "UPDATE seeds", "UPDATE mill", "DELETE tools", "CREATE well", "DELETE silo", "CREATE silo"
    };

    private final FakeCluster cluster = new FakeCluster();
    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");

    @Test
    void theFirstListSaysNothing() throws Exception {
        fill();
        life();
        assertThat(log.changes()).isEmpty();
    }

    @Test
    void aRestartWithoutAChangeSaysNothing() throws Exception {
        fill();
        life();
        restart();
        assertThat(log.changes()).isEmpty();
    }

    @Test
    void whatChangedBetweenTwoLivesIsToldByTheSecondAndNothingElse() throws Exception {
        fill();
        life();
        changeThreeDeleteOneCreateOneReplaceOne();
        restart();
        assertThat(told()).containsExactlyInAnyOrder(ALL);
    }

    @Test
    void theTimesAreRightOrAnIntervalThatContainsThem() throws Exception {
        fill();
        life();
        changeThreeDeleteOneCreateOneReplaceOne();
        restart();
        Instant stop = Instant.parse(STOP);
        for (Change change : log.changes().values()) {
            boolean exact = change.timing().source() == TimeSource.CREATION
                    || change.timing().source() == TimeSource.MANAGED_FIELDS;
            if (exact) {
                assertThat(change.occurredAt()).as(change.toString()).isEqualTo("2026-03-02T10:30:00Z");
            } else {
                assertThat(change.timing().source()).as(change.toString()).isEqualTo(TimeSource.INTERVAL);
                assertThat(change.timing().notBefore()).as(change.toString()).isBeforeOrEqualTo(stop);
                assertThat(change.occurredAt()).as(change.toString()).isAfterOrEqualTo("2026-03-02T10:30:00Z");
            }
        }
    }

    @Test
    void withoutTheMarkOfACompleteListNothingIsSaid() throws Exception {
        fill();
        log.killAfter(3);
        life();
        log.killNobody();
        changeThreeDeleteOneCreateOneReplaceOne();
        restart();
        assertThat(log.changes()).isEmpty();
        cluster.put(BARN.with("spec.replicas", "9"));
        restart();
        assertThat(told()).containsExactly("UPDATE barn");
    }

    @Test
    void underAnotherRedactionKeyNothingIsSaidAndTheOldBaselineIsReplaced() throws Exception {
        fill();
        life();
        changeThreeDeleteOneCreateOneReplaceOne();
        cluster.nobodyWatches();
        var other = new CollectorSettings("meadow", 8, RedactionKey.of("another key"), true);
        run(other);
        assertThat(log.changes()).isEmpty();
        cluster.delete(MILL);
        cluster.nobodyWatches();
        run(other);
        assertThat(told()).containsExactly("DELETE mill");
    }

    static IntStream everyRecord() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void killedBehindAnyRecordWhileNewsComeNothingIsLostOrInvented(int records) throws Exception {
        fill();
        life();
        log.killAfter(records);
        news();
        log.killNobody();
        restart();
        assertThat(told()).containsExactlyInAnyOrder(ALL);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void killedBehindAnyRecordOfTheRestartNothingIsLostOrInvented(int records) throws Exception {
        fill();
        life();
        changeThreeDeleteOneCreateOneReplaceOne();
        log.killAfter(records);
        restart();
        log.killNobody();
        restart();
        assertThat(told()).containsExactlyInAnyOrder(ALL);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void killedBehindAnyRecordOfTheFirstListNothingIsInvented(int records) throws Exception {
        fill();
        log.killAfter(records);
        life();
        log.killNobody();
        restart();
        assertThat(log.changes()).isEmpty();
        assertThat(log.baseline()).hasSize(5 + 2);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void ofTwoCollectorsOneMayDieAndTheyStillSayTheSameAsOne(int records) throws Exception {
        fill();
        LiveCollector steady = collector(settings());
        LiveCollector frail = collector(settings());
        cluster.watch(steady.sink());
        steady.step();
        cluster.watch(frail.sink());
        frail.step();
        clock.moveTo("2026-03-02T10:30:00Z");
        changeAll();
        log.killAfter(records);
        survive(frail);
        log.killNobody();
        steady.step();
        assertThat(told()).containsExactlyInAnyOrder(ALL);
    }

    @Test
    void aLogThatIsAwayHoldsUpAndLosesNothing() throws Exception {
        fill();
        life();
        LiveCollector collector = collector(settings());
        cluster.watch(collector.sink());
        clock.moveTo("2026-03-02T10:30:00Z");
        changeAll();
        log.away(2);
        collector.step();
        assertThat(told()).hasSize(7);
    }

    private void fill() throws InterruptedException {
        for (KubeObject object : List.of(BARN, SILO, MILL, SEEDS, TOOLS)) {
            cluster.put(object);
        }
    }

    private void changeThreeDeleteOneCreateOneReplaceOne() throws InterruptedException {
        clock.moveTo(STOP);
        cluster.nobodyWatches();
        clock.moveTo("2026-03-02T10:30:00Z");
        changeAll();
    }

    private void changeAll() throws InterruptedException {
        cluster.put(
                BARN.container("image", "'barn:2'")
                        .managed(
                                "kubectl-set",
                                "2026-03-02T10:30:00Z",
                                "{'f:spec':{'f:template':{'f:spec':{'f:containers':{'k:{\\\"name\\\":\\\"main\\\"}':{'f:image':{}}}}}}}"));
        cluster.put(SEEDS.with("data.corn", "'2'"));
        cluster.put(MILL.with("spec.replicas", "7"));
        cluster.delete(TOOLS);
        cluster.put(deployment("well").born("2026-03-02T10:30:00Z"));
        cluster.delete(SILO);
        cluster.put(SILO.uid("silo-2").born("2026-03-02T10:30:00Z"));
    }

    /** The same, seen as it happens by a collector that dies of it. */
    private void news() throws InterruptedException {
        LiveCollector collector = collector(settings());
        cluster.nobodyWatches();
        try {
            cluster.watch(collector.sink());
            collector.step();
        } catch (MemoryLog.Killed killed) {
            // before anything happened
        }
        clock.moveTo("2026-03-02T10:30:00Z");
        changeAll();
        survive(collector);
    }

    private void life() throws InterruptedException {
        cluster.nobodyWatches();
        run(settings());
    }

    private void restart() throws InterruptedException {
        clock.moveTo(START);
        cluster.nobodyWatches();
        run(settings());
    }

    private void run(CollectorSettings settings) throws InterruptedException {
        LiveCollector collector = collector(settings);
        cluster.watch(collector.sink());
        survive(collector);
    }

    private static void survive(LiveCollector collector) throws InterruptedException {
        try {
            collector.step();
        } catch (MemoryLog.Killed killed) {
            // that is what the test is about
        }
    }

    private LiveCollector collector(CollectorSettings settings) {
        return new LiveCollector(settings, log.baseline(), log, 1_000_000, clock);
    }

    private static CollectorSettings settings() {
        return new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
    }

    private Stream<String> told() {
        return log.changes().values().stream()
                .map(change -> change.type() + " " + change.subject().name());
    }

    @Test
    void aChangeIsToldWithWhatWasThereBefore() throws Exception {
        fill();
        life();
        changeThreeDeleteOneCreateOneReplaceOne();
        restart();
        Change image = log.changes().values().stream()
                .filter(change -> change.subject().name().equals("barn"))
                .findFirst()
                .orElseThrow();
        assertThat(image.type()).isEqualTo(ChangeType.UPDATE);
        assertThat(image.fields().getFirst().before()).isEqualTo("barn:1");
        assertThat(image.fields().getFirst().after()).isEqualTo("barn:2");
        assertThat(image.actor().manager()).isEqualTo("kubectl-set");
    }
}
