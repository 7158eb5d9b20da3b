package dev.culprit.standalone.life;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A day on which nine of ten facts are of one namespace. The same seed tells the same. */
final class HotNamespace {
    static final String HOT = "hot";
    static final int FACTS = 3_000;

    private static final int OTHER_NAMESPACES = 40;
    private static final int OTHER_WORKLOADS = 20;
    private static final Duration LENGTH = Duration.ofMinutes(100);

    private final Shape shape;
    private final RandomGenerator random;

    /** Who is told of in the hot namespace. */
    enum Shape {
        /** Each changes now and then. */
        MANY_WORKLOADS,
        /** Each is rolled out all the time, and three Pods that it then makes fail. */
        FEW_WORKLOADS,
        /** Of many workloads one has three of ten facts of all. */
        ONE_OBJECT
    }

    /** @param identity by which its bucket is chosen */
    record Happening(String identity, Evidence fact) {
        Bucket bucket() {
            return Bucket.of(Story.CLUSTER, fact.subject().namespace(), identity, Bucket.DEFAULT_COUNT);
        }
    }

    private HotNamespace(Shape shape, long seed) {
        this.shape = shape;
        this.random = Story.random(seed);
    }

    static List<Happening> of(Shape shape, long seed) {
        var namespace = new HotNamespace(shape, seed);
        return IntStream.range(0, FACTS).mapToObj(namespace::happening).toList();
    }

    /** Of the hot namespace's SLOs, after all has happened. */
    static List<Spike> spikes(int count) {
        Instant end = Story.START.plus(LENGTH);
        return IntStream.range(0, count)
                .mapToObj(i -> new Spike(
                        Story.CLUSTER,
                        new SloRef(HOT, "workload-" + i + "-availability"),
                        SpikeStatus.FIRING,
                        Severity.CRITICAL,
                        new Burn(14.5, Duration.ofHours(1), Duration.ofMinutes(5)),
                        new Alert("BudgetBurn", "fingerprint-" + i, null, null),
                        end,
                        null,
                        end))
                .toList();
    }

    private Happening happening(int number) {
        Instant at = Story.START.plus(LENGTH.multipliedBy(number).dividedBy(FACTS));
        if (number % 10 == 0) {
            return change(number, "other-" + random.nextInt(OTHER_NAMESPACES), random.nextInt(OTHER_WORKLOADS), at);
        }
        return switch (shape) {
            case MANY_WORKLOADS -> change(number, HOT, random.nextInt(1_000), at);
            case FEW_WORKLOADS ->
                number % 4 == 0 ? change(number, HOT, random.nextInt(30), at) : failure(number, random.nextInt(30), at);
            case ONE_OBJECT -> change(number, HOT, random.nextInt(9) < 3 ? 0 : random.nextInt(1_000), at);
        };
    }

    private Happening change(int number, String namespace, int workload, Instant at) {
        String uid = uid(namespace + workload);
        var change = new Change(
                "change-" + number,
                Story.CLUSTER,
                ObjectRef.of("Deployment", namespace, "workload-" + workload),
                uid,
                ChangeType.UPDATE,
                Timing.clamped(at, TimeSource.MANAGED_FIELDS, at),
                Actor.of("kubectl-patch"),
                List.of(new FieldChange(FieldType.IMAGE, "spec.image", "", uid(), uid())),
                new TreeSet<>());
        return new Happening(uid, change);
    }

    private Happening failure(int number, int workload, Instant at) {
        String uid = uid();
        var subject = ObjectRef.of("Pod", HOT, "workload-" + workload + "-" + number);
        var seen = new Occurrences(at, at, 1);
        var symptom = new Symptom(
                "symptom-" + number, Story.CLUSTER, subject, uid, "Unhealthy", "it failed", seen, at, new TreeSet<>());
        return new Happening(uid, symptom);
    }

    private String uid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String uid(String name) {
        var ofName = Story.random((shape + name).hashCode());
        return new UUID(ofName.nextLong(), ofName.nextLong()).toString();
    }
}
