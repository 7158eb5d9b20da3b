package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import dev.culprit.collector.live.MemoryLog;
import dev.culprit.testing.CutLine;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Nothing lost and nothing invented, while the collector is away, the API server is, or there are two collectors. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class RestartIT {
    private static final String[] ALL = {
        "UPDATE barn", "UPDATE mill", "UPDATE seeds", "DELETE tools", "CREATE well", "DELETE silo", "CREATE silo"
    };

    private final RealCluster cluster = new RealCluster();
    private final MemoryLog log = new MemoryLog();

    /** When what was done, by type and name. */
    private final Map<String, Moments> done = new HashMap<>();

    RestartIT() throws Exception {}

    @BeforeEach
    void fill() throws Exception {
        cluster.apply(Manifests.all(List.of(
                Manifests.deployment("barn", "barn:1"),
                Manifests.deployment("mill", "mill:1"),
                Manifests.configMap("seeds", "corn: '1', rye: '1'"),
                Manifests.configMap("tools", "axe: '1'"),
                Manifests.configMap("silo", "corn: '1'"))));
        cluster.awaitRevision("mill", 1);
        cluster.kubectl("set", "env", "deployment/mill", "MODE=fast", "SIZE=2");
        cluster.awaitRevision("mill", 2);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    /** Three are changed, one is deleted, one created, and one deleted and created again. */
    private void changeAll() throws Exception {
        work("UPDATE barn", "set", "image", "deployment/barn", "main=barn:2");
        work("UPDATE mill", "set", "env", "deployment/mill", "MODE-");
        cluster.awaitRevision("mill", 3);
        work(
                "UPDATE seeds",
                "patch",
                "configmap",
                "seeds",
                "--type=json",
                "-p",
                "[{'op':'remove','path':'/data/rye'}]");
        work("DELETE tools", "delete", "configmap", "tools");
        work("CREATE well", "create", "configmap", "well");
        work("DELETE silo", "delete", "configmap", "silo");
        work("CREATE silo", "create", "configmap", "silo");
    }

    private void work(String what, String... arguments) throws Exception {
        arguments[arguments.length - 1] = arguments[arguments.length - 1].replace('\'', '"');
        done.put(what, Moments.of(() -> cluster.kubectl(arguments)));
    }

    private void assertThatAllIsTold(Map<String, Change> changes) {
        assertThat(changes.values()).extracting(RestartIT::words).containsExactlyInAnyOrder(ALL);
        assertThat(changes.values()).allSatisfy(change -> {
            Moments moments = Objects.requireNonNull(done.get(words(change)));
            if (change.timing().source() == TimeSource.INTERVAL) {
                assertThat(change.timing().notBefore()).isBeforeOrEqualTo(moments.begin());
                // ends with the creation of a successor, and such times have no fraction
                assertThat(change.occurredAt()).isAfterOrEqualTo(moments.begin().truncatedTo(ChronoUnit.SECONDS));
            } else {
                assertThat(moments.include(change.occurredAt()))
                        .as(change + " at " + moments)
                        .isTrue();
            }
        });
    }

    private static String words(Change change) {
        return change.type() + " " + change.subject().name();
    }

    /** Without what only shows that all is told. */
    private static Map<String, Change> changes(MemoryLog log) {
        var changes = new TreeMap<>(log.changes());
        changes.values().removeIf(change -> change.subject().name().startsWith("fence-"));
        return changes;
    }

    @Test
    void whatHappensBetweenTwoLivesIsToldByTheSecondAndNothingElse() throws Exception {
        new RealWatch(cluster, log).close();
        changeAll();
        try (var second = new RealWatch(cluster, log)) {
            second.awaitFences(cluster);
        }
        assertThatAllIsTold(changes(log));
        assertThat(changes(log).values())
                .filteredOn(change -> change.type() == ChangeType.UPDATE)
                .extracting(change -> change.subject().name() + " as told by "
                        + change.timing().source())
                .containsExactlyInAnyOrder(
                        "barn as told by MANAGED_FIELDS", "mill as told by PROXY", "seeds as told by INTERVAL");
        try (var third = new RealWatch(cluster, log)) {
            third.awaitFences(cluster);
        }
        assertThat(changes(log)).hasSize(ALL.length);
    }

    @Test
    void whatHappensWhileTheApiServerIsAwayIsToldWhenItIsBack() throws Exception {
        try (var line = new CutLine(cluster.port());
                var watch = new RealWatch(cluster.clientOf(line.port()), List.of(cluster.namespace()), log)) {
            line.cut();
            watch.awaitNotReady();
            changeAll();
            line.mend();
            watch.awaitReady();
            watch.awaitFences(cluster);
        }
        assertThat(changes(log).values()).extracting(RestartIT::words).containsExactlyInAnyOrder(ALL);
    }

    @Test
    void whatTwoCollectorsSayIsWhatOneSays() throws Exception {
        var other = new MemoryLog();
        try (var one = new RealWatch(cluster, log);
                var two = new RealWatch(cluster, other)) {
            changeAll();
            one.awaitFences(cluster);
            two.awaitFences(cluster);
        }
        assertThatAllIsTold(changes(log));
        assertThat(changes(other).keySet()).isEqualTo(changes(log).keySet());
        var merged = changes(log);
        changes(other).forEach((id, change) -> merged.merge(id, change, Change::merge));
        assertThatAllIsTold(merged);
    }
}
