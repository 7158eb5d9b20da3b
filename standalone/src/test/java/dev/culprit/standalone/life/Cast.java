package dev.culprit.standalone.life;

import dev.culprit.api.record.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Who is on the stage: namespaces of a few workloads and one of many. */
final class Cast {
    private final RandomGenerator random;
    private final List<ObjectRef> workloads = new ArrayList<>();

    Cast(RandomGenerator random) {
        this.random = random;
        people("cart", 2);
        people("pay", 3);
        people("web", 12);
        people("ops", 1);
    }

    private void people(String namespace, int count) {
        IntStream.range(0, count)
                .mapToObj(i -> ObjectRef.of("Deployment", namespace, namespace + "-app" + i))
                .forEach(workloads::add);
    }

    List<ObjectRef> workloads() {
        return workloads;
    }

    /** Any of them, those of the small namespaces as often as those of the large one. */
    ObjectRef workload() {
        return random.nextBoolean()
                ? workloads.get(random.nextInt(5))
                : workloads.get(random.nextInt(workloads.size()));
    }

    static ObjectRef service(ObjectRef workload) {
        return ObjectRef.of("Service", workload.namespace(), workload.name());
    }

    static ObjectRef settings(ObjectRef workload) {
        return ObjectRef.of("ConfigMap", workload.namespace(), workload.name() + "-config");
    }

    /** A workload, its ConfigMap or its Service; now and then a Node. */
    ObjectRef object() {
        ObjectRef workload = workload();
        return switch (random.nextInt(8)) {
            case 0, 1 -> settings(workload);
            case 2 -> service(workload);
            case 3 -> ObjectRef.of("Node", "", "worker-" + random.nextInt(3));
            default -> workload;
        };
    }

    /** Exact to the millisecond. */
    Instant time(int fromMinute, int toMinute) {
        long from = fromMinute * 60_000L;
        return Story.START.plusMillis(from + random.nextLong(toMinute * 60_000L - from));
    }
}
