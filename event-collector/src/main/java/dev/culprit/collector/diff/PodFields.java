package dev.culprit.collector.diff;

import static dev.culprit.collector.diff.FieldTypes.at;

import dev.culprit.api.record.FieldType;
import java.util.List;
import java.util.Set;

/** The types of the fields of a Pod and of the templates that Pods are made from. */
final class PodFields {
    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers", "ephemeralContainers");

    private PodFields() {}

    static FieldType inTemplate(List<String> fields) {
        if (at(fields, 0).equals("metadata")) {
            // unlike the object's own labels and annotations, these replace every Pod
            return at(fields, 1).equals("annotations") ? FieldType.RESTART : FieldType.SPEC;
        }
        return inPod(FieldTypes.from(fields, 1));
    }

    static FieldType inPod(List<String> fields) {
        String field = at(fields, 0);
        if (CONTAINERS.contains(field)) {
            return inContainer(FieldTypes.from(fields, 1));
        }
        return switch (field) {
            case "volumes" -> FieldType.VOLUME;
            case "serviceAccountName", "serviceAccount", "automountServiceAccountToken" -> FieldType.SERVICE_ACCOUNT;
            case "nodeSelector",
                    "nodeName",
                    "affinity",
                    "tolerations",
                    "topologySpreadConstraints",
                    "schedulerName",
                    "schedulingGates",
                    "priority",
                    "priorityClassName",
                    "preemptionPolicy",
                    "runtimeClassName" -> FieldType.SCHEDULING;
            case "securityContext", "hostNetwork", "hostPID", "hostIPC", "hostUsers", "shareProcessNamespace" ->
                FieldType.SECURITY;
            default -> FieldType.SPEC;
        };
    }

    private static FieldType inContainer(List<String> fields) {
        return switch (at(fields, 0)) {
            case "" -> FieldType.CONTAINER;
            case "image" -> FieldType.IMAGE;
            case "env" -> FieldType.ENV;
            case "envFrom" -> FieldType.ENV_FROM;
            case "command", "args", "workingDir" -> FieldType.COMMAND;
            case "resources", "resizePolicy" -> FieldType.RESOURCES;
            case "livenessProbe", "readinessProbe", "startupProbe" -> FieldType.PROBE;
            case "ports" -> FieldType.CONTAINER_PORT;
            case "volumeMounts", "volumeDevices" -> FieldType.VOLUME;
            case "securityContext" -> FieldType.SECURITY;
            default -> FieldType.SPEC;
        };
    }
}
