package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import dev.culprit.collector.live.MemoryLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Deletions that something holds, on an API server that holds them. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class HeldDeletionIT {
    private static final String HOLD = "{\"metadata\":{\"finalizers\":[\"farm.example/gate\"]}}";
    private static final String LET_GO = "{\"metadata\":{\"finalizers\":null}}";

    private final RealCluster cluster = new RealCluster();
    private final MemoryLog log = new MemoryLog();

    HeldDeletionIT() throws Exception {}

    @BeforeEach
    void fill() throws Exception {
        cluster.apply(Manifests.all(List.of(
                Manifests.configMap("seeds", "corn: '1'"),
                Manifests.deployment("barn", "barn:1"),
                "apiVersion: v1\nkind: Secret\nmetadata: {name: gate}\nstringData: {pin: hunter2}\n")));
        for (String held : List.of("configmap/seeds", "secret/gate")) {
            cluster.kubectl("patch", held, "--type=merge", "-p", HOLD);
        }
        cluster.awaitRevision("barn", 1);
    }

    /** What is still held would hold the namespace. */
    @AfterEach
    void end() throws Exception {
        for (String held : List.of("configmap/seeds", "secret/gate")) {
            if (!cluster.kubectl("get", held, "--ignore-not-found", "-o", "name")
                    .isBlank()) {
                letGo(held);
            }
        }
        cluster.close();
    }

    private Moments deleteHeld(String kind, String name) throws Exception {
        return Moments.of(() -> cluster.kubectl("delete", kind, name, "--wait=false"));
    }

    private void letGo(String object) throws Exception {
        cluster.kubectl("patch", object, "--type=merge", "-p", LET_GO);
    }

    private List<Change> told(String name) {
        return log.changes().values().stream()
                .filter(change -> change.subject().name().equals(name))
                .toList();
    }

    private void assertThatItIsToldOnce(String name, Moments asked) {
        assertThat(told(name)).singleElement().satisfies(change -> {
            assertThat(change.type()).isEqualTo(ChangeType.DELETE);
            assertThat(change.timing().source()).isEqualTo(TimeSource.DELETION);
            assertThat(asked.include(change.occurredAt()))
                    .as(change + " at " + asked)
                    .isTrue();
        });
    }

    @Test
    void whatAFinalizerHoldsIsToldWhenItIsAskedForAndNotAgainAtItsEnd() throws Exception {
        try (var watch = new RealWatch(cluster, log)) {
            Map<String, Moments> asked =
                    Map.of("seeds", deleteHeld("configmap", "seeds"), "gate", deleteHeld("secret", "gate"));
            asked.keySet()
                    .forEach(name ->
                            watch.await1(change -> change.subject().name().equals(name)));
            int before = log.size();
            letGo("configmap/seeds");
            letGo("secret/gate");
            watch.awaitFences(cluster);
            asked.forEach(this::assertThatItIsToldOnce);
            // the fences alone
            assertThat(log.changeRecordsFrom(before)).isEqualTo(3);
        }
    }

    @Test
    void whatIsAskedForAndEndedBetweenLivesIsToldOnce() throws Exception {
        new RealWatch(cluster, log).close();
        Moments asked = deleteHeld("configmap", "seeds");
        try (var second = new RealWatch(cluster, log)) {
            second.awaitFences(cluster);
        }
        assertThatItIsToldOnce("seeds", asked);
        int before = log.size();
        letGo("configmap/seeds");
        try (var third = new RealWatch(cluster, log)) {
            third.awaitFences(cluster);
        }
        assertThatItIsToldOnce("seeds", asked);
        assertThat(log.changeRecordsFrom(before)).isEqualTo(3);
    }

    @Test
    void aDeploymentThatWaitsForWhatItMadeIsToldOnce() throws Exception {
        try (var watch = new RealWatch(cluster, log)) {
            String path = "/apis/apps/v1/namespaces/" + cluster.namespace() + "/deployments/barn";
            Moments asked = Moments.of(() -> cluster.kubectlWith(
                    "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\"Foreground\"}",
                    "delete",
                    "--raw",
                    path,
                    "-f",
                    "-"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            cluster.kubectl("get", "deployments", "-o", "name").isBlank());
            watch.awaitFences(cluster);
            assertThatItIsToldOnce("barn", asked);
        }
    }
}
