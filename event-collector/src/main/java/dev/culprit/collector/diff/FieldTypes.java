package dev.culprit.collector.diff;

import dev.culprit.api.record.FieldType;
import java.util.List;
import java.util.Set;

/** Which type of field a path is, by the object's kind and the names of the fields on it. */
final class FieldTypes {
    /** In {@code autoscaling/v1}, where only the target CPU has a field of its own. */
    private static final Set<String> SCALER_ANNOTATIONS =
            Set.of("autoscaling.alpha.kubernetes.io/metrics", "autoscaling.alpha.kubernetes.io/behavior");

    private FieldTypes() {}

    static FieldType of(String kind, List<String> fields) {
        List<String> deeper = from(fields, 1);
        return switch (at(fields, 0)) {
            case "metadata" -> inMetadata(kind, deeper);
            case "data", "binaryData", "stringData" ->
                kind.equals("ConfigMap") || kind.equals("Secret") ? FieldType.KEY : FieldType.SPEC;
            case "spec" -> inSpec(kind, deeper);
            default -> FieldType.SPEC;
        };
    }

    private static FieldType inMetadata(String kind, List<String> fields) {
        return switch (at(fields, 0)) {
            // Pods are sent to Nodes by the Nodes' labels
            case "labels" -> kind.equals("Node") ? FieldType.SCHEDULING : FieldType.LABEL;
            case "annotations" ->
                SCALER_ANNOTATIONS.contains(at(fields, 1)) ? FieldType.AUTOSCALING : FieldType.ANNOTATION;
            default -> FieldType.SPEC;
        };
    }

    private static FieldType inSpec(String kind, List<String> fields) {
        return switch (kind) {
            case "Service" -> inService(fields);
            case "Ingress", "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "VirtualService", "DestinationRule" ->
                FieldType.ROUTE;
            case "NetworkPolicy" -> FieldType.NETWORK;
            case "HorizontalPodAutoscaler", "VerticalPodAutoscaler", "ScaledObject" -> FieldType.AUTOSCALING;
            case "ResourceQuota", "LimitRange" -> FieldType.QUOTA;
            case "PodDisruptionBudget" -> FieldType.DISRUPTION;
            case "PersistentVolume", "PersistentVolumeClaim" -> FieldType.STORAGE;
            case "Node" -> inNode(fields);
            case "Pod" -> PodFields.inPod(fields);
            case "Job", "CronJob" -> inJob(fields);
            default -> inWorkload(fields);
        };
    }

    private static FieldType inService(List<String> fields) {
        return switch (at(fields, 0)) {
            case "selector" -> FieldType.SELECTOR;
            case "ports" -> FieldType.SERVICE_PORT;
            default -> FieldType.ROUTE;
        };
    }

    private static FieldType inNode(List<String> fields) {
        return switch (at(fields, 0)) {
            case "unschedulable" -> FieldType.CORDON;
            case "taints" -> FieldType.TAINT;
            default -> FieldType.SPEC;
        };
    }

    private static FieldType inJob(List<String> fields) {
        return switch (at(fields, 0)) {
            case "template" -> PodFields.inTemplate(from(fields, 1));
            case "jobTemplate" -> inJob(from(fields, 2));
            case "selector" -> FieldType.SELECTOR;
            default -> FieldType.JOB;
        };
    }

    /** Custom resources too: what has a Pod template has it there. */
    private static FieldType inWorkload(List<String> fields) {
        return switch (at(fields, 0)) {
            case "template" -> PodFields.inTemplate(from(fields, 1));
            case "replicas" -> FieldType.REPLICAS;
            case "strategy", "updateStrategy", "minReadySeconds", "progressDeadlineSeconds" -> FieldType.STRATEGY;
            case "selector" -> FieldType.SELECTOR;
            case "volumeClaimTemplates" -> FieldType.VOLUME;
            default -> FieldType.SPEC;
        };
    }

    static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    static List<String> from(List<String> fields, int index) {
        return fields.subList(Math.min(index, fields.size()), fields.size());
    }
}
