package dev.culprit.collector.kube;

import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.live.LiveCollector;
import dev.culprit.collector.publish.RecordBytes;
import dev.culprit.collector.publish.RecordLog;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Prints how long a collector takes until it has listed so many objects, and how much memory it keeps of them. Nothing is
 * asserted: other machines have other figures. {@code event-collector/README.md} has the command.
 */
final class WatchedObjectsFigures {
    private static final int PAGE = 500;
    private static final long ROOM = 64L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final double NANOS = 1e9;

    // CHECKSTYLE OFF: only a main reads the system clock
    private static final Clock CLOCK = Clock.systemUTC();
    // CHECKSTYLE ON

    private WatchedObjectsFigures() {}

    /**
     * Measures.
     *
     * @param arguments how many objects; once for each
     */
    public static void main(String[] arguments) throws Exception {
        System.out.printf("%-12s %8s %8s %10s %12s%n", "kind", "objects", "ready s", "heap MiB", "bytes/object");
        measure("warm-up", Map.of(WatchedObjects.Kind.CONFIG_MAP, 2_000, WatchedObjects.Kind.DEPLOYMENT, 2_000));
        for (WatchedObjects.Kind kind : WatchedObjects.Kind.values()) {
            measure(kind.scope().kind().kind(), Map.of(kind, 10_000));
        }
        for (String count : arguments) {
            int objects = Integer.parseInt(count);
            measure(
                    "mix",
                    Stream.of(WatchedObjects.Kind.values())
                            .collect(Collectors.toMap(kind -> kind, kind -> objects * kind.percent() / 100)));
        }
    }

    private static void measure(String name, Map<WatchedObjects.Kind, Integer> objects) throws Exception {
        try (var cluster = new FakeApiServer();
                ApiServer server = cluster.client()) {
            var all = new WatchedObjects();
            objects.forEach((kind, count) -> cluster.lists(kind.scope(), all.list(kind, count, PAGE)));
            serve(cluster, objects);
            Awaitility.await().until(WatchedObjectsFigures::nobodyWatches);
            long before = heap();
            var bytes = new AtomicLong();
            var settings = new CollectorSettings("figures", 8, RedactionKey.fixed(), true);
            var collector = new LiveCollector(settings, List.of(), written(bytes), ROOM, CLOCK);
            var kinds = objects.keySet().stream()
                    .map(kind -> KindName.parse(kind.scope().kind().toString()))
                    .toList();
            Thread worker = Thread.ofPlatform().daemon().start(collector);
            long start = System.nanoTime();
            try (var watches = new Watches(server, new WatchPlan(kinds, List.of()), collector.sink(), CLOCK)) {
                watches.start();
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> collector.notReady().isEmpty());
                double seconds = (System.nanoTime() - start) / NANOS;
                long kept = heap() - before;
                int count =
                        objects.values().stream().mapToInt(Integer::intValue).sum();
                System.out.printf(
                        "%-12s %8d %8.1f %10.1f %12d%n", name, count, seconds, kept / 1048576.0, kept / count);
            }
            worker.interrupt();
            worker.join();
        }
    }

    private static void serve(FakeApiServer cluster, Map<WatchedObjects.Kind, Integer> objects) {
        Map<String, List<WatchScope>> served = objects.keySet().stream()
                .map(WatchedObjects.Kind::scope)
                .collect(Collectors.groupingBy(scope -> scope.kind().group().isEmpty()
                        ? "/api/v1"
                        : "/apis/" + scope.kind().apiVersion()));
        served.forEach((path, scopes) -> cluster.serves(path, FakeAnswer.resources(scopes.toArray(WatchScope[]::new))));
    }

    /** Makes the bytes that Kafka would be sent. */
    private static RecordLog written(AtomicLong bytes) {
        return records -> {
            for (Outgoing record : records) {
                byte[] value = RecordBytes.of(record);
                bytes.addAndGet(value == null ? 0 : value.length);
            }
        };
    }

    /** What the measurement before has left behind is gone. */
    private static boolean nobodyWatches() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("watch"));
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
