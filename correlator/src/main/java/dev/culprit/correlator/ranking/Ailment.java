package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Symptom;
import java.util.Locale;
import java.util.Set;

/** How something fails. */
enum Ailment {
    CRASH("crashes"),
    PULL("cannot pull its image"),
    MEMORY("runs out of memory"),
    CONFIG("lacks configuration"),
    SCHEDULING("finds no Node"),
    CREATION("cannot be created"),
    VOLUME("has no volume"),
    EVICTION("is thrown out by its Node"),
    HEALTH("fails its probes"),
    SCALING("cannot be scaled"),
    NODE("Node in trouble"),
    OTHER("fails");

    private static final Set<String> PULLS =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
    private static final Set<String> CRASHES = Set.of(
            "CrashLoopBackOff",
            "Error",
            "StartError",
            "RunContainerError",
            "ContainerCannotRun",
            "FailedPostStartHook",
            "FailedCreatePodSandBox");
    private static final Set<String> VOLUMES = Set.of(
            "FailedMount",
            "FailedAttachVolume",
            "ProvisioningFailed",
            "FailedBinding",
            "FailedMapVolume",
            "VolumeResizeFailed");

    /** What a Node reports of a process on it, or of itself without being in trouble. */
    private static final Set<String> NODE_NOTES = Set.of(
            "SystemOOM",
            "OOMKilling",
            "InvalidDiskCapacity",
            "ImageGCFailed",
            "CheckLimitsForResolvConf",
            "DNSConfigForming",
            "CgroupV1");

    /** Of the Pods on a Node that runs short, the kubelet says this of those that took more than they asked for. */
    private static final String USED_TOO_MUCH = " was using ";

    private final String words;

    Ailment(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Ailment of(Symptom symptom) {
        String reason = symptom.reason();
        if (symptom.subject().knownKind().equals("Node")) {
            return NODE_NOTES.contains(reason) ? OTHER : NODE;
        }
        if (PULLS.contains(reason)) {
            return PULL;
        }
        if (CRASHES.contains(reason)) {
            return CRASH;
        }
        if (VOLUMES.contains(reason)) {
            return VOLUME;
        }
        return switch (reason) {
            case "OOMKilled", "OOMKilling" -> MEMORY;
            case "Evicted" -> symptom.message().contains(USED_TOO_MUCH) ? MEMORY : EVICTION;
            case "Preempting", "Preempted" -> EVICTION;
            case "CreateContainerConfigError", "CreateContainerError" -> CONFIG;
            case "FailedScheduling", "Unschedulable", "NotTriggerScaleUp" -> SCHEDULING;
            case "FailedCreate", "ReplicaFailure" -> CREATION;
            case "Unhealthy", "ProbeError", "ProbeWarning" -> HEALTH;
            case "Failed", "BackOff" -> ofContainer(symptom.message().toLowerCase(Locale.ROOT));
            default ->
                reason.startsWith("FailedGet") || reason.startsWith("FailedCompute") || reason.equals("FailedRescale")
                        ? SCALING
                        : OTHER;
        };
    }

    /** The kubelet says {@code Failed} and {@code BackOff} of several steps; the message tells which. */
    private static Ailment ofContainer(String message) {
        if (message.contains("pull") || message.contains("invalidimagename")) {
            return PULL;
        }
        if (message.contains("not found") || message.contains("couldn't find key") || message.contains("configerror")) {
            return CONFIG;
        }
        return CRASH;
    }
}
