package dev.culprit.benchmarks.lookup;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.TimeRange;
import dev.culprit.benchmarks.traffic.Cluster;
import dev.culprit.benchmarks.traffic.Window;
import dev.culprit.benchmarks.traffic.Wire;
import dev.culprit.correlator.message.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is retained: the same changes inside the window whatever the size, all others before it, half of them in the same
 * buckets and half in namespaces nobody asks for.
 */
final class Library {
    static final int ASKED_NAMESPACES = 20;

    private static final int OTHER_NAMESPACES = 200;
    private static final int WORKLOADS = 40;
    private static final int INSIDE_EACH = 160;
    private static final Duration DAY = Duration.ofHours(23);
    private static final long SEED = 4_711;

    private final Instant alertAt;
    private final Map<String, Integer> inside = new HashMap<>();

    /** @param alertAt when the alerts start to fire */
    Library(Instant alertAt) {
        this.alertAt = alertAt;
    }

    /** How many are inside, at least: fewer cannot be retained. */
    static int leastSize() {
        return ASKED_NAMESPACES * INSIDE_EACH;
    }

    /** Puts so many changes on a shelf. */
    void fill(int size, Consumer<Evidence> shelf) {
        var cluster = new Cluster(SEED);
        inside.clear();
        for (int i = 0; i < leastSize(); i++) {
            Change change = cluster.change(
                    workload(i % ASKED_NAMESPACES, i / ASKED_NAMESPACES),
                    alertAt.minus(Duration.ofMinutes(100L * i / leastSize())));
            inside.merge(Wire.bucketOf(change).key(), 1, Integer::sum);
            shelf.accept(change);
        }
        int outside = size - leastSize();
        for (int i = 0; i < outside; i++) {
            int namespace = i % 2 == 0 ? i / 2 % ASKED_NAMESPACES : ASKED_NAMESPACES + i / 2 % OTHER_NAMESPACES;
            Duration span = DAY.minus(Window.BEFORE).minusMinutes(1);
            Instant at = alertAt.minus(DAY).plusMillis(span.toMillis() * i / outside);
            shelf.accept(cluster.change(workload(namespace, i / 7), at));
        }
    }

    private static ObjectRef workload(int namespace, int index) {
        return Cluster.workload(Cluster.namespace(namespace), index % WORKLOADS);
    }

    /** One after another, of every bucket that has something to say. */
    Question question(int number) {
        var bucket = new Bucket(
                Cluster.NAME,
                Cluster.namespace(number % ASKED_NAMESPACES),
                number / ASKED_NAMESPACES % Bucket.DEFAULT_COUNT);
        var window = new TimeRange(alertAt.minus(Window.BEFORE), alertAt.plus(Window.AFTER));
        return new Question(
                "bench/asked/slo",
                "episode-" + number,
                bucket,
                window,
                window.end().plusSeconds(60));
    }

    int inside(Question question) {
        return inside.getOrDefault(question.bucket().key(), 0);
    }

    /** One after another, each of an SLO of its own. */
    Spike spike(int number) {
        ObjectRef workload = workload(number % ASKED_NAMESPACES, number / ASKED_NAMESPACES);
        return Cluster.spike("slo-" + number, workload, alertAt);
    }
}
