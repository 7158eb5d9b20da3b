package dev.culprit.collector.kube;

import java.util.List;
import java.util.stream.Stream;

/** What is watched unless set otherwise. */
public final class DefaultKinds {
    private static final List<String> NAMES = List.of(
            "apps/Deployment",
            "apps/StatefulSet",
            "apps/DaemonSet",
            "apps/ReplicaSet",
            "batch/Job",
            "batch/CronJob",
            "Pod",
            "Node",
            "ConfigMap",
            "Secret",
            "Service",
            "ServiceAccount",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "ResourceQuota",
            "LimitRange",
            "networking.k8s.io/Ingress",
            "networking.k8s.io/NetworkPolicy",
            "autoscaling/HorizontalPodAutoscaler",
            "policy/PodDisruptionBudget",
            "Event",
            "observability.slok.io/ServiceLevelObjective",
            "observability.slok.io/SLOComposition",
            "observability.slok.io/SLOCorrelation");

    private DefaultKinds() {}

    /** In the order in which they are listed: what explains the others first. */
    public static List<KindName> names() {
        return NAMES.stream().map(KindName::parse).toList();
    }

    /** Some kinds and more, each once. */
    public static List<KindName> and(List<KindName> some, List<KindName> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
