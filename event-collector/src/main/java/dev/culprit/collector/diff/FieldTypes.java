package dev.culprit.collector.diff;

import dev.culprit.api.record.FieldType;
import java.util.List;
import java.util.Set;

/** Which type of field a path is, by the names of the fields on it. */
final class FieldTypes {
    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers", "ephemeralContainers");

    private FieldTypes() {}

    static FieldType of(String kind, List<String> fields) {
        String first = at(fields, 0);
        return switch (first) {
            case "metadata" -> inMetadata(fields.subList(1, fields.size()));
            case "data", "binaryData", "stringData" ->
                kind.equals("ConfigMap") || kind.equals("Secret") ? FieldType.KEY : FieldType.SPEC;
            case "spec" -> inSpec(kind, fields.subList(1, fields.size()));
            default -> FieldType.SPEC;
        };
    }

    private static FieldType inMetadata(List<String> fields) {
        return switch (at(fields, 0)) {
            case "labels" -> FieldType.LABEL;
            case "annotations" -> FieldType.ANNOTATION;
            default -> FieldType.SPEC;
        };
    }

    private static FieldType inSpec(String kind, List<String> fields) {
        return switch (at(fields, 0)) {
            case "template" -> inTemplate(fields.subList(1, fields.size()));
            case "jobTemplate" -> inSpec(kind, fields.subList(Math.min(2, fields.size()), fields.size()));
            case "replicas" -> FieldType.REPLICAS;
            case "strategy", "updateStrategy", "minReadySeconds", "progressDeadlineSeconds" -> FieldType.STRATEGY;
            case "selector" -> FieldType.SELECTOR;
            case "ports" -> kind.equals("Service") ? FieldType.SERVICE_PORT : FieldType.SPEC;
            case "volumeClaimTemplates" -> FieldType.VOLUME;
            default -> FieldType.SPEC;
        };
    }

    private static FieldType inTemplate(List<String> fields) {
        if (at(fields, 0).equals("metadata")) {
            // unlike the object's own labels and annotations, these replace every Pod
            return at(fields, 1).equals("annotations") ? FieldType.RESTART : FieldType.SPEC;
        }
        return inPod(fields.subList(Math.min(1, fields.size()), fields.size()));
    }

    private static FieldType inPod(List<String> fields) {
        String field = at(fields, 0);
        if (CONTAINERS.contains(field)) {
            return inContainer(fields.subList(1, fields.size()));
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
                    "priorityClassName",
                    "runtimeClassName" -> FieldType.SCHEDULING;
            case "securityContext", "hostNetwork", "hostPID", "hostIPC" -> FieldType.SECURITY;
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

    private static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }
}
