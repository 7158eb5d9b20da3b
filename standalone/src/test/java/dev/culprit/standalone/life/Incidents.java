package dev.culprit.standalone.life;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Changes and failures, many told by two collectors whose words differ, some long after they happened. */
record Incidents(Cast cast, RandomGenerator random) {
    private static final int CHANGES = 120;
    private static final int FAILURES = 70;

    private static final List<FieldType> FIELDS = List.of(
            FieldType.IMAGE, FieldType.ENV, FieldType.REPLICAS, FieldType.RESOURCES, FieldType.KEY, FieldType.LABEL);

    private static final List<String> REASONS =
            List.of("BackOff", "Unhealthy", "FailedScheduling", "OOMKilled", "FailedMount");

    void tell(Story story) {
        for (int i = 0; i < CHANGES; i++) {
            ObjectRef object = cast.object();
            Instant at = cast.time(5, 280);
            String identity = "uid-" + object;
            String id = "change-" + i;
            tell(story, identity, change(id, object, at, seen(at)));
            for (int more = random.nextInt(3); more > 0; more--) {
                tell(story, identity, change(id, object, at, seen(at)));
            }
        }
        for (int i = 0; i < FAILURES; i++) {
            failure(story, i);
        }
    }

    private void tell(Story story, String identity, Evidence evidence) {
        String namespace = evidence.subject().namespace();
        String bucket = Bucket.of(Story.CLUSTER, namespace, identity, Bucket.DEFAULT_COUNT)
                .key();
        story.event(bucket, evidence, evidence.observedAt());
        if (random.nextInt(10) == 0) {
            story.event(bucket, evidence, evidence.observedAt());
        }
    }

    /** Mostly at once, sometimes minutes later, now and then after every window that could want it. */
    private Instant seen(Instant at) {
        return switch (random.nextInt(6)) {
            case 0 -> at.plusSeconds(random.nextInt(1_200));
            case 1 -> at.plusSeconds(3_000 + random.nextInt(1_500));
            default -> at.plusMillis(random.nextInt(3_000));
        };
    }

    private Change change(String id, ObjectRef object, Instant at, Instant seen) {
        boolean isExact = random.nextInt(5) != 0;
        Timing timing = isExact
                ? Timing.clamped(at, TimeSource.MANAGED_FIELDS, seen)
                : new Timing(at, TimeSource.INTERVAL, at.minusSeconds(90), seen);
        return new Change(
                id,
                Story.CLUSTER,
                object,
                "uid-" + object,
                ChangeType.UPDATE,
                timing,
                Actor.of(random.nextBoolean() ? "kubectl-patch" : "argocd-controller"),
                fields(),
                affected(object));
    }

    private List<FieldChange> fields() {
        var fields = new ArrayList<FieldChange>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            FieldType type = FIELDS.get(random.nextInt(FIELDS.size()));
            String before = random.nextBoolean() ? String.valueOf(random.nextInt(3)) : null;
            fields.add(new FieldChange(type, "spec." + type, "", before, String.valueOf(3 + random.nextInt(3))));
        }
        return fields;
    }

    private SortedSet<ObjectRef> affected(ObjectRef object) {
        var affected = new TreeSet<ObjectRef>();
        if (random.nextBoolean()) {
            cast.workloads().stream()
                    .filter(workload -> object.equals(Cast.settings(workload)))
                    .forEach(affected::add);
        }
        return affected;
    }

    private void failure(Story story, int number) {
        ObjectRef workload = cast.workload();
        boolean isNode = random.nextInt(12) == 0;
        ObjectRef subject = isNode
                ? ObjectRef.of("Node", "", "worker-" + random.nextInt(3))
                : ObjectRef.of("Pod", workload.namespace(), workload.name() + "-" + random.nextInt(2));
        String reason = isNode ? "NodeNotReady" : REASONS.get(random.nextInt(REASONS.size()));
        String uid = "event-" + subject + reason;
        Instant first = cast.time(5, 270);
        Instant last = first.plusSeconds(random.nextInt(500));
        for (int words = 1 + random.nextInt(2); words > 0; words--) {
            var affected = new TreeSet<ObjectRef>();
            if (!isNode && random.nextInt(4) != 0) {
                affected.add(workload);
            }
            var seen = new Occurrences(first, last, 1 + random.nextInt(9));
            String message = "it failed " + random.nextInt(3);
            String id = "symptom-" + number;
            var symptom = new Symptom(id, Story.CLUSTER, subject, uid, reason, message, seen, seen(last), affected);
            tell(story, uid, symptom);
        }
    }
}
