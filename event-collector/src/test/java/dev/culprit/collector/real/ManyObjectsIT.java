package dev.culprit.collector.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.SeenObject;
import dev.culprit.collector.live.MemoryLog;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** As many objects as {@code -Dculprit.test.objects} says, and as large as an API server takes them. */
@EnabledIfEnvironmentVariable(named = RealCluster.VARIABLE, matches = ".+")
class ManyObjectsIT {
    private static final int OBJECTS = Integer.getInteger("culprit.test.objects", 1_200);
    private static final int AT_ONCE = 16;
    private static final int LARGE = 1_000_000;

    private final RealCluster cluster = new RealCluster();

    ManyObjectsIT() throws Exception {}

    @AfterEach
    void end() {
        cluster.close();
    }

    private void create(String name, String value) {
        var object = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToData("corn", value)
                .build();
        cluster.shared()
                .configMaps()
                .inNamespace(cluster.namespace())
                .resource(object)
                .create();
    }

    @Test
    void allOfThemAreListedAndNoneIsAChange() throws Exception {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var created = IntStream.range(0, OBJECTS)
                    .mapToObj(i -> workers.submit(() -> create("c-" + i, "value " + i)))
                    .toList();
            for (Future<?> one : created) {
                one.get();
            }
        }
        var log = new MemoryLog();
        try (var first = new RealWatch(cluster, log)) {
            assertThat(first.changes()).isEmpty();
            assertThat(log.baseline().stream()
                            .filter(SeenObject.class::isInstance)
                            .map(record -> ((SeenObject) record).object())
                            .filter(object -> object.name().startsWith("c-")))
                    .hasSize(OBJECTS);
        }
        cluster.kubectl("delete", "configmap", "c-7");
        try (var second = new RealWatch(cluster, log)) {
            assertThat(second.changes())
                    .extracting(change -> change.type() + " " + change.subject().name())
                    .containsExactly("DELETE c-7");
        }
    }

    @Test
    void anObjectOfAMebibyteIsTold() throws Exception {
        create("large", "a".repeat(LARGE));
        try (var watch = new RealWatch(cluster, new MemoryLog())) {
            cluster.kubectl("patch", "configmap", "large", "-p", "{\"data\":{\"rye\":\"2\"}}");
            var change = watch.await1(told -> told.type() == ChangeType.UPDATE);
            assertThat(change.fields()).hasSize(1);
            assertThat(change.fields().getFirst().after()).isEqualTo("2");
            create("larger", "b".repeat(LARGE));
            watch.await1(told -> told.type() == ChangeType.CREATE);
        }
    }
}
