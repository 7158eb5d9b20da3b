package dev.culprit.benchmarks.traffic;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes what a cluster tells. Values are random digits: repeated letters would compress, and flatter whatever writes them.
 * The same seed makes the same.
 */
public final class Cluster {
    /** Its name in every record. */
    public static final String NAME = "bench";

    private final Random random;

    public Cluster(long seed) {
        random = new Random(seed);
    }

    public static String namespace(int index) {
        return "namespace-" + index;
    }

    public static ObjectRef workload(String namespace, int index) {
        return ObjectRef.of("Deployment", namespace, "workload-" + index);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A release: image and two variables, about 1 KB of JSON. */
    public Change change(ObjectRef subject, Instant at) {
        String template = "spec.template.spec.containers[app].";
        return change(
                subject,
                at,
                List.of(
                        field(FieldType.IMAGE, template + "image", ""),
                        field(FieldType.ENV, template + "env[LIMIT]", "LIMIT"),
                        field(FieldType.ENV, template + "env[MODE]", "MODE")));
    }

    Change nodeChange(int index, Instant at) {
        var cordon = new FieldChange(FieldType.CORDON, "spec.unschedulable", "", null, "true");
        return change(ObjectRef.of("Node", "", "node-" + index), at, List.of(cordon));
    }

    private Change change(ObjectRef subject, Instant at, List<FieldChange> fields) {
        return new Change(
                digits(16),
                NAME,
                subject,
                "uid-" + subject,
                ChangeType.UPDATE,
                new Timing(at, TimeSource.MANAGED_FIELDS, null, at),
                Actor.of("kubectl-patch"),
                fields,
                new TreeSet<>());
    }

    private FieldChange field(FieldType type, String path, String name) {
        return new FieldChange(type, path, name, "registry/app:" + digits(32), "registry/app:" + digits(32));
    }

    Symptom symptom(ObjectRef workload, Instant at) {
        SortedSet<ObjectRef> affects = new TreeSet<>();
        affects.add(workload);
        String pod = workload.name() + "-" + digits(5) + "-" + digits(3);
        return new Symptom(
                digits(16),
                NAME,
                ObjectRef.of("Pod", workload.namespace(), pod),
                digits(16),
                "BackOff",
                "Back-off restarting failed container app in pod " + pod + " " + digits(32),
                new Occurrences(at.minusSeconds(60), at, 3),
                at,
                affects);
    }

    /** A workload calls the next one, and uses a ConfigMap. */
    static Dependencies node(ObjectRef workload, ObjectRef called, Instant at) {
        String env = "spec.template.spec.containers[app].env";
        return new Dependencies(
                NAME,
                workload,
                new TreeMap<>(Map.of("app", workload.name())),
                new TreeMap<>(),
                List.of(
                        new DependencyEdge(Relation.CALLS, called, env + "[NEXT_HOST]"),
                        new DependencyEdge(
                                Relation.USES,
                                ObjectRef.of("ConfigMap", workload.namespace(), workload.name()),
                                env + "From")),
                at);
    }

    /** An alert of an SLO on a workload, which fires from then on. */
    public static Spike spike(String slo, ObjectRef workload, Instant at) {
        return new Spike(
                NAME,
                new SloRef(workload.namespace(), slo),
                SpikeStatus.FIRING,
                Severity.CRITICAL,
                new Burn(14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                new Alert("ErrorBudgetBurn", slo, workload.name(), null),
                at,
                null,
                at);
    }

    /** What tells the bucket of a fact: one object's facts lie together. */
    static String identity(Evidence fact) {
        return switch (fact) {
            case Change change -> change.uid();
            case Symptom symptom -> symptom.subject().toString();
        };
    }

    private String digits(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }
}
