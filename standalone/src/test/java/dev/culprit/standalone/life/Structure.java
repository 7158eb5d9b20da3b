package dev.culprit.standalone.life;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Who calls and uses whom, as two collectors tell it; some of it is altered or taken away in the course of the day. */
record Structure(Cast cast, RandomGenerator random) {
    void tell(Story story) {
        for (ObjectRef workload : cast.workloads()) {
            workload(story, workload, cast.time(0, 5));
            service(story, workload, cast.time(0, 5));
            for (int edit = random.nextInt(3); edit > 0; edit--) {
                workload(story, workload, cast.time(10, 270));
            }
            if (random.nextInt(6) == 0) {
                send(story, Cast.service(workload), null, cast.time(60, 200));
            }
        }
        restless(story);
    }

    /** One whose references are written over and over. */
    private void restless(Story story) {
        ObjectRef workload = cast.workloads().getFirst();
        for (int minute = 20; minute < 290; minute += 9) {
            workload(story, workload, cast.time(minute, minute + 9));
        }
    }

    private List<DependencyEdge> edges(ObjectRef workload) {
        var edges = new ArrayList<DependencyEdge>();
        edges.add(new DependencyEdge(Relation.USES, Cast.settings(workload), "spec.volumes[config]"));
        for (int calls = random.nextInt(3); calls > 0; calls--) {
            edges.add(new DependencyEdge(
                    Relation.CALLS, Cast.service(cast.workload()), "spec.containers[app].env[HOST_" + calls + "]"));
        }
        return edges;
    }

    private void workload(Story story, ObjectRef workload, Instant at) {
        SortedMap<String, String> labels = new TreeMap<>(Map.of("app", workload.name()));
        node(story, new Dependencies(Story.CLUSTER, workload, labels, new TreeMap<>(), edges(workload), at));
    }

    private void service(Story story, ObjectRef workload, Instant at) {
        SortedMap<String, String> selector = new TreeMap<>(Map.of("app", workload.name()));
        var service = Cast.service(workload);
        node(story, new Dependencies(Story.CLUSTER, service, new TreeMap<>(), selector, List.of(), at));
    }

    private void node(Story story, Dependencies node) {
        send(story, node.subject(), node, node.observedAt());
        if (random.nextInt(4) == 0) {
            Instant later = node.observedAt().plusMillis(1 + random.nextInt(900));
            var same = new Dependencies(
                    node.cluster(), node.subject(), node.podLabels(), node.selector(), node.edges(), later);
            send(story, node.subject(), same, later);
        }
    }

    private static void send(Story story, ObjectRef subject, @Nullable Dependencies node, Instant at) {
        String key = Dependencies.key(Story.CLUSTER, subject);
        String bucket =
                Bucket.ofNode(Story.CLUSTER, subject, Bucket.DEFAULT_COUNT).key();
        story.graph(key, bucket, node, at);
    }
}
