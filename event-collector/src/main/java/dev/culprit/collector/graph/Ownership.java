package dev.culprit.collector.graph;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The way up from what controllers make to who made it: by owner references where they were seen, else by name. */
public final class Ownership {
    /** Owners of what is gone are kept for a while, because Events about it come late. */
    private static final int REMEMBERED = 100_000;

    /** No built-in chain is longer: Pod, Job, CronJob. */
    private static final int MAX_STEPS = 4;

    private static final Pattern REPLICA_SET = Pattern.compile("(.+)-([a-z0-9]{6,10})");
    private static final Pattern GENERATED = Pattern.compile("(.+)-[a-z0-9]{5}");
    private static final Pattern ORDINAL = Pattern.compile("(.+)-\\d{1,9}");

    private final Map<ObjectRef, ObjectRef> controllers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectRef, ObjectRef> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Predicate<ObjectRef> isKnownWorkload;

    public Ownership(Predicate<ObjectRef> isKnownWorkload) {
        this.isKnownWorkload = isKnownWorkload;
    }

    public void put(Snapshot object) {
        object.controller().ifPresent(controller -> controllers.put(object.ref(), controller));
    }

    /** Everything that made the object, the object itself where it is a workload; empty where nothing is known. */
    public SortedSet<ObjectRef> chain(ObjectRef ref) {
        var chain = new TreeSet<ObjectRef>();
        if (ref.isWorkload() && isKnownWorkload.test(ref)) {
            chain.add(ref);
        }
        ObjectRef current = ref;
        for (int step = 0; step < MAX_STEPS; step++) {
            List<ObjectRef> owners = owners(current);
            if (owners.isEmpty() || !chain.addAll(owners)) {
                break;
            }
            current = owners.getLast();
        }
        return chain;
    }

    /** The next ones up, nearest first. */
    private List<ObjectRef> owners(ObjectRef ref) {
        ObjectRef controller = controllers.get(ref);
        if (controller != null) {
            return List.of(controller);
        }
        return switch (ref.knownKind()) {
            case "Pod" -> ofPod(ref);
            case "ReplicaSet" -> match(ref, REPLICA_SET, "Deployment").stream().toList();
            case "Job" -> match(ref, ORDINAL, "CronJob").stream().toList();
            default -> List.of();
        };
    }

    /** The longest name wins: a DaemonSet {@code web-proxy} before a Deployment {@code web}. */
    private List<ObjectRef> ofPod(ObjectRef pod) {
        Optional<ObjectRef> direct = Stream.of("DaemonSet", "Job")
                .flatMap(kind -> match(pod, GENERATED, kind).stream())
                .findFirst()
                .or(() -> match(pod, ORDINAL, "StatefulSet"));
        if (direct.isPresent()) {
            return List.of(direct.get());
        }
        Matcher name = GENERATED.matcher(pod.name());
        if (!name.matches()) {
            return List.of();
        }
        ObjectRef replicaSet = ObjectRef.of("ReplicaSet", pod.namespace(), name.group(1));
        return match(replicaSet, REPLICA_SET, "Deployment")
                .map(deployment -> List.of(replicaSet, deployment))
                .orElse(List.of());
    }

    private Optional<ObjectRef> match(ObjectRef ref, Pattern shape, String kind) {
        Matcher name = shape.matcher(ref.name());
        return name.matches()
                ? Optional.of(ObjectRef.of(kind, ref.namespace(), name.group(1)))
                        .filter(isKnownWorkload)
                : Optional.empty();
    }
}
