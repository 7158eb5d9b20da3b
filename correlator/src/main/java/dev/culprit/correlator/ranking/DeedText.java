package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import java.util.Locale;

/** What a change did, in words that say whether it is worse than its kind. */
final class DeedText {
    private DeedText() {}

    static String of(Change change, Feature deed) {
        return switch (deed) {
            case DID_CREATED -> "created";
            case DID_DELETED, DID_TAKEN_AWAY -> "deleted";
            case DID_EXTERNAL -> "changed outside the cluster";
            case DID_SETTING_ADDED -> "setting added";
            case DID_OTHER -> change.fields().isEmpty() ? "changed, details unknown" : "other field changed";
            case DID_SELECTOR -> "selector changed";
            case DID_SERVICE_PORT -> "port of the Service altered";
            case DID_NETWORK_CLOSED -> "network rule closed";
            case DID_NETWORK_OPENED -> "network rule opened";
            case DID_REPLICAS_ZERO -> "scaled to zero";
            case DID_REPLICAS_CUT -> "replicas lowered";
            case DID_REPLICAS_RAISED -> "replicas raised";
            case DID_QUOTA_TIGHTENED -> "quota tightened";
            case DID_QUOTA_RAISED -> "quota raised";
            case DID_RESOURCES_CUT -> "limit lowered";
            case DID_RESOURCES_RAISED -> "requests raised";
            case DID_PROBE_MOVED -> "probe asks elsewhere";
            case DID_PROBE_TIGHTENED -> "probe tightened";
            case DID_PROBE_LOOSENED -> "probe loosened";
            case DID_ADDRESS -> "address changed";
            case DID_LOGGING -> "logging changed";
            case DID_SERVICE_TUNED -> "Service tuned";
            case DID_EASED -> "loosened";
            case DID_AUTOSCALING_CUT -> "autoscaling lowered";
            case DID_AUTOSCALING_RAISED -> "autoscaling raised";
            case DID_RESTART -> "restarted";
            case DID_CORDON -> "cordoned";
            case DID_NODE_REMOVED -> "Node removed";
            case DID_ADMISSION -> "admission rule set";
            case DID_TAINT -> "tainted";
            default ->
                deed.name().substring("DID_".length()).toLowerCase(Locale.ROOT).replace('_', ' ') + " changed";
        };
    }
}
