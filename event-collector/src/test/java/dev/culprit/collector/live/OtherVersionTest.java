package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.TimeSource;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.kube.ServedKind;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A kind that is served in another version than before, or was away, invents nothing. */
class OtherVersionTest {
    private static final WatchScope OLD = scope("v1beta1");
    private static final WatchScope NEW = scope("v1");
    private static final KubeObject RYE = crop("v1beta1", "rye", 7).with("spec", "{'area':3}");
    private static final KubeObject RYE_IN_V1 = crop("v1", "rye", 7).with("spec", "{'area':{'hectares':3}}");

    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");
    private final LiveCollector collector = new LiveCollector(
            new CollectorSettings("meadow", 8, RedactionKey.fixed(), true), List.of(), log, 10_000_000, clock);

    private static WatchScope scope(String version) {
        return new WatchScope(new ServedKind("meadow.example", version, "Crop", "crops", true), "");
    }

    private static KubeObject crop(String version, String name, int resourceVersion) {
        return object("meadow.example/" + version, "Crop", name).version(resourceVersion);
    }

    private void isServed(WatchScope scope, KubeObject... objects) throws InterruptedException {
        clock.move(Duration.ofMinutes(5));
        collector.sink().discovered(Set.of(scope), Set.of());
        collector.sink().listStarts(scope);
        for (KubeObject object : objects) {
            collector.sink().listed(scope, object.node(), 100);
        }
        collector.sink().listEnds(scope);
        collector.sink().state(scope, new WatchState.Watching());
        collector.step();
    }

    private void vanishes(WatchScope scope) throws InterruptedException {
        collector.sink().state(scope, new WatchState.Refused("the API server answered 404"));
        collector.sink().discovered(Set.of(), Set.of(KindName.parse("meadow.example/Crop")));
        collector.step();
    }

    @Test
    void inAnotherVersionItIsTakenAsItIs() throws Exception {
        isServed(OLD, RYE, crop("v1beta1", "oats", 8));
        isServed(NEW, RYE_IN_V1);
        assertThat(log.changes()).isEmpty();
        assertThat(log.baseline()).hasSize(1 + 1);
        assertThat(collector.board().unread()).isZero();
    }

    @Test
    void whatHappensInTheOtherVersionIsTold() throws Exception {
        isServed(OLD, RYE);
        isServed(NEW, RYE_IN_V1);
        collector
                .sink()
                .news(
                        NEW,
                        WatchType.MODIFIED,
                        RYE_IN_V1.version(9).with("spec.area.hectares", "4").node(),
                        100);
        collector.step();
        assertThat(log.changes()).hasSize(1);
    }

    @Test
    void backInTheFirstVersionItIsTakenAsItIsAgain() throws Exception {
        isServed(OLD, RYE);
        isServed(NEW, RYE_IN_V1);
        isServed(OLD, RYE.version(11).with("spec.area", "5"));
        assertThat(log.changes()).isEmpty();
    }

    @Test
    void thatItWasTakenAwayIsNoDeletionAndIsCountedAsUnread() throws Exception {
        isServed(NEW, RYE_IN_V1);
        vanishes(NEW);
        assertThat(log.changes()).isEmpty();
        assertThat(collector.board().unread()).isEqualTo(1);
        assertThat(collector.notReady()).isEmpty();
    }

    @Test
    void backInItsVersionItIsComparedWithWhatItWas() throws Exception {
        isServed(NEW, RYE_IN_V1);
        vanishes(NEW);
        isServed(NEW);
        assertThat(log.changes().values()).singleElement().satisfies(change -> {
            assertThat(change.type()).hasToString("DELETE");
            assertThat(change.timing().source()).isEqualTo(TimeSource.INTERVAL);
            assertThat(change.timing().notBefore()).isEqualTo("2026-03-02T10:04:59Z");
        });
    }
}
