package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import java.util.Set;

/** What an altered number or rule of a workload did: each can be loosened or tightened. */
final class TemplateDeed {
    private static final Set<String> PROBE_NUMBERS =
            Set.of("timeoutSeconds", "failureThreshold", "periodSeconds", "initialDelaySeconds");

    private TemplateDeed() {}

    static Feature of(Change change, FieldChange field) {
        if (field.type() == FieldType.RESOURCES) {
            return resources(field);
        }
        if (field.type() == FieldType.PROBE) {
            return probe(field);
        }
        if (field.type() == FieldType.REPLICAS) {
            return replicas(field);
        }
        return change.subject().isWorkload() ? scheduling(field) : Feature.DID_EASED;
    }

    private static Feature resources(FieldChange field) {
        boolean isLimit = field.path().contains(".limits");
        int step = Amount.step(field.before(), field.after());
        if (isLimit) {
            return field.isAdded() || step < 0 ? Feature.DID_RESOURCES_CUT : Feature.DID_EASED;
        }
        return field.isAdded() || step > 0 ? Feature.DID_RESOURCES_RAISED : Feature.DID_EASED;
    }

    private static Feature probe(FieldChange field) {
        String last = field.path().substring(field.path().lastIndexOf('.') + 1);
        if (PROBE_NUMBERS.contains(last)) {
            return Amount.step(field.before(), field.after()) < 0
                    ? Feature.DID_PROBE_TIGHTENED
                    : Feature.DID_PROBE_LOOSENED;
        }
        return field.isRemoved() && last.endsWith("Probe") ? Feature.DID_EASED : Feature.DID_PROBE_MOVED;
    }

    private static Feature replicas(FieldChange field) {
        if ("0".equals(field.after())) {
            return Feature.DID_REPLICAS_ZERO;
        }
        return Amount.step(field.before(), field.after()) < 0 ? Feature.DID_REPLICAS_CUT : Feature.DID_REPLICAS_RAISED;
    }

    /** A rule taken away, a toleration and a preference let a Pod go to more Nodes, or to as many. */
    private static Feature scheduling(FieldChange field) {
        String after = field.after();
        boolean isToleration = field.path().contains("tolerations");
        if (after == null) {
            return isToleration ? Feature.DID_SCHEDULING : Feature.DID_EASED;
        }
        boolean isPreference = after.contains("preferredDuring") && !after.contains("requiredDuring");
        return isToleration || isPreference ? Feature.DID_EASED : Feature.DID_SCHEDULING;
    }
}
