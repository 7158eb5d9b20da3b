package dev.culprit.correlator.ranking;

import static dev.culprit.correlator.ranking.Feature.DID_ADMISSION;
import static dev.culprit.correlator.ranking.Feature.DID_AUTOSCALING_CUT;
import static dev.culprit.correlator.ranking.Feature.DID_AUTOSCALING_RAISED;
import static dev.culprit.correlator.ranking.Feature.DID_COMMAND;
import static dev.culprit.correlator.ranking.Feature.DID_CONTAINER_PORT;
import static dev.culprit.correlator.ranking.Feature.DID_CORDON;
import static dev.culprit.correlator.ranking.Feature.DID_CREATED;
import static dev.culprit.correlator.ranking.Feature.DID_DELETED;
import static dev.culprit.correlator.ranking.Feature.DID_EASED;
import static dev.culprit.correlator.ranking.Feature.DID_EXTERNAL;
import static dev.culprit.correlator.ranking.Feature.DID_IMAGE;
import static dev.culprit.correlator.ranking.Feature.DID_NETWORK_CLOSED;
import static dev.culprit.correlator.ranking.Feature.DID_NETWORK_OPENED;
import static dev.culprit.correlator.ranking.Feature.DID_NODE_REMOVED;
import static dev.culprit.correlator.ranking.Feature.DID_OTHER;
import static dev.culprit.correlator.ranking.Feature.DID_QUOTA_RAISED;
import static dev.culprit.correlator.ranking.Feature.DID_QUOTA_TIGHTENED;
import static dev.culprit.correlator.ranking.Feature.DID_RESTART;
import static dev.culprit.correlator.ranking.Feature.DID_ROUTE;
import static dev.culprit.correlator.ranking.Feature.DID_SECRET;
import static dev.culprit.correlator.ranking.Feature.DID_SECURITY;
import static dev.culprit.correlator.ranking.Feature.DID_SELECTOR;
import static dev.culprit.correlator.ranking.Feature.DID_SERVICE_ACCOUNT;
import static dev.culprit.correlator.ranking.Feature.DID_SERVICE_PORT;
import static dev.culprit.correlator.ranking.Feature.DID_SERVICE_TUNED;
import static dev.culprit.correlator.ranking.Feature.DID_STORAGE;
import static dev.culprit.correlator.ranking.Feature.DID_STRATEGY;
import static dev.culprit.correlator.ranking.Feature.DID_TAINT;
import static dev.culprit.correlator.ranking.Feature.DID_TAKEN_AWAY;
import static dev.culprit.correlator.ranking.Feature.DID_VOLUME;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What a change did, by the worst of its fields: the same field may be altered for better or for worse. */
final class Deed {
    /** What answers requests: without it there is nobody to answer. */
    private static final Set<String> SERVING = Set.of("Deployment", "StatefulSet", "DaemonSet", "Service", "Ingress");

    private Deed() {}

    /**
     * Empty when nothing that runs reads what was changed.
     *
     * @param again whether an object of this name was deleted before: then a creation says what is different now
     */
    static Optional<Feature> of(Change change, boolean again) {
        if (change.subject().isExternal()) {
            return Optional.of(DID_EXTERNAL);
        }
        Rule rule = Rule.of(change.subject());
        if (change.type() == ChangeType.DELETE) {
            return Optional.of(deleted(change, rule));
        }
        if (change.type() == ChangeType.CREATE && rule == Rule.NONE && !again) {
            return Optional.of(DID_CREATED);
        }
        return switch (rule) {
            case ADMISSION -> Optional.of(DID_ADMISSION);
            case MESH -> Optional.of(DID_NETWORK_CLOSED);
            case NONE, AMOUNT, NETWORK, ROUTE -> worst(change);
        };
    }

    private static Feature deleted(Change change, Rule rule) {
        if (change.subject().knownKind().equals("Node")) {
            return DID_NODE_REMOVED;
        }
        return switch (rule) {
            case AMOUNT, NETWORK, MESH, ADMISSION -> DID_EASED;
            case NONE, ROUTE -> SERVING.contains(change.subject().knownKind()) ? DID_TAKEN_AWAY : DID_DELETED;
        };
    }

    private static Optional<Feature> worst(Change change) {
        if (change.fields().isEmpty()) {
            return Optional.of(DID_OTHER);
        }
        return change.fields().stream()
                .map(field -> of(change, field))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Optional<Feature> of(Change change, FieldChange field) {
        return switch (field.type()) {
            case LABEL, ANNOTATION -> Optional.empty();
            case MORE, SPEC, JOB, DISRUPTION -> Optional.of(DID_OTHER);
            case IMAGE -> Optional.of(DID_IMAGE);
            case COMMAND, CONTAINER -> Optional.of(DID_COMMAND);
            case ENV, ENV_FROM -> Optional.of(SettingDeed.of(field));
            case KEY -> Optional.of(change.subject().knownKind().equals("Secret") ? DID_SECRET : SettingDeed.of(field));
            case RESOURCES, PROBE, SCHEDULING, REPLICAS -> Optional.of(TemplateDeed.of(change, field));
            case VOLUME -> Optional.of(DID_VOLUME);
            case SERVICE_ACCOUNT -> Optional.of(DID_SERVICE_ACCOUNT);
            case SECURITY -> Optional.of(DID_SECURITY);
            case CONTAINER_PORT -> Optional.of(DID_CONTAINER_PORT);
            case STRATEGY -> Optional.of(DID_STRATEGY);
            case RESTART -> Optional.of(DID_RESTART);
            case SELECTOR -> Optional.of(DID_SELECTOR);
            case SERVICE_PORT -> Optional.of(servicePort(field));
            case ROUTE -> Optional.of(route(change, field));
            case NETWORK -> Optional.of(network(change, field));
            case QUOTA ->
                Optional.of(
                        field.isAdded() || Amount.step(field.before(), field.after()) < 0
                                ? DID_QUOTA_TIGHTENED
                                : DID_QUOTA_RAISED);
            case CORDON -> Optional.of("true".equals(field.after()) ? DID_CORDON : DID_EASED);
            case TAINT -> Optional.of(taint(field));
            case STORAGE -> Optional.of(DID_STORAGE);
            case AUTOSCALING ->
                Optional.of(
                        Amount.step(field.before(), field.after()) > 0 ? DID_AUTOSCALING_RAISED : DID_AUTOSCALING_CUT);
        };
    }

    /** One more port breaks nobody; one that is altered or gone breaks who calls it. */
    private static Feature servicePort(FieldChange field) {
        boolean isWholePort = field.path().endsWith("]");
        boolean isHint = field.path().endsWith(".appProtocol") || field.path().endsWith(".nodePort");
        return isHint || (isWholePort && field.isAdded()) ? DID_SERVICE_TUNED : DID_SERVICE_PORT;
    }

    /** One more host or path takes nothing from those that were there. */
    private static Feature route(Change change, FieldChange field) {
        boolean isOneMore = change.type() == ChangeType.UPDATE
                && field.isAdded()
                && field.path().endsWith("]");
        return isOneMore || isTuning(field) ? DID_SERVICE_TUNED : DID_ROUTE;
    }

    /** How requests are spread over Pods that are all right. */
    private static boolean isTuning(FieldChange field) {
        return field.path().contains("sessionAffinity")
                || field.path().contains("rafficDistribution")
                || field.path().contains("TrafficPolicy")
                || field.path().endsWith("publishNotReadyAddresses");
    }

    /** A policy that is new closes what it selects, unless it lets in everything; a rule that is new opens. */
    private static Feature network(Change change, FieldChange field) {
        boolean isRule = field.path().startsWith("spec.ingress") || field.path().startsWith("spec.egress");
        if (change.type() == ChangeType.CREATE) {
            boolean letsAllIn = change.fields().stream().anyMatch(f -> "[{}]".equals(f.after()));
            return letsAllIn ? DID_NETWORK_OPENED : DID_NETWORK_CLOSED;
        }
        return isRule && field.isAdded() ? DID_NETWORK_OPENED : DID_NETWORK_CLOSED;
    }

    private static Feature taint(FieldChange field) {
        String after = field.after();
        return after == null || after.contains("PreferNoSchedule") ? DID_EASED : DID_TAINT;
    }
}
