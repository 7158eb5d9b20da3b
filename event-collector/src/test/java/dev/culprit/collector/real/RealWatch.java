package dev.culprit.collector.real;

import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Change;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.kube.ApiServer;
import dev.culprit.collector.kube.DefaultKinds;
import dev.culprit.collector.kube.WatchPlan;
import dev.culprit.collector.kube.Watches;
import dev.culprit.collector.live.LiveCollector;
import dev.culprit.collector.live.MemoryLog;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A collector that watches one namespace of a real cluster and writes to memory. */
final class RealWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApiServer server;
    private final Watches watches;
    private final LiveCollector collector;
    private final Thread thread;
    private final MemoryLog log;

    /** Starts it, and waits until it has listed everything. */
    RealWatch(RealCluster cluster, MemoryLog log) {
        this(cluster.client(), List.of(cluster.namespace()), log);
    }

    /** @param client closed with this */
    RealWatch(KubernetesClient client, List<String> namespaces, MemoryLog log) {
        this.log = log;
        var settings = new CollectorSettings("real", 8, RedactionKey.fixed(), true);
        collector = new LiveCollector(settings, log.baseline(), log, 10_000_000, Moments.CLOCK);
        server = new ApiServer(client, Duration.ofSeconds(10));
        var plan = new WatchPlan(DefaultKinds.names(), namespaces);
        watches = new Watches(server, plan, collector.sink(), Moments.CLOCK);
        thread = Thread.ofPlatform().start(collector);
        watches.start();
        awaitReady();
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(() -> collector.notReady().isEmpty());
    }

    void awaitNotReady() {
        await().atMost(PATIENCE).until(() -> collector.notReady().isPresent());
    }

    LiveCollector collector() {
        return collector;
    }

    List<Change> changes() {
        return List.copyOf(log.changes().values());
    }

    /** Returns when everything is told that was done before: of each kind, watches bring what happens in its order. */
    void awaitFences(RealCluster cluster) throws IOException, InterruptedException {
        String fence = "fence-" + log.size();
        cluster.apply(Manifests.all(List.of(
                Manifests.deployment(fence, "fence:1"), Manifests.configMap(fence, ""), Manifests.autoscaler(fence))));
        await().atMost(PATIENCE)
                .until(() -> changes().stream()
                                .filter(change -> change.subject().name().equals(fence))
                                .count()
                        == 3);
    }

    /** The one change that fits; waits for it. */
    Change await1(Predicate<Change> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> changes().stream().filter(wanted).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    @Override
    public void close() {
        watches.close();
        thread.interrupt();
        await().atMost(PATIENCE).until(() -> !thread.isAlive());
        server.close();
    }
}
