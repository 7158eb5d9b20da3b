package dev.culprit.correlator.ranking;

import java.util.Locale;

/**
 * What may speak for or against a suspect, or for a cause that is no change. Each has one weight, in log-odds a unit; the
 * text says what a unit is. What a change did is told by exactly one of those that begin with {@code DID}.
 */
public enum Feature {
    CLOSE("1 at the alert, or at the onset where a series told it; halves every 15 minutes before"),
    BEFORE_ONSET("1 when the change is older than the burn can be"),
    AFTER_ONSET("1 when the burn had begun before the change, by its series"),

    AT_ENTRY("1 for what the SLO measures itself"),
    ON_PATH("1 for what it calls, over any number of calls"),
    FAR("calls beyond the first, at most 3"),
    GOVERNS("1 for what acts on a whole namespace on the path"),
    WHOLE_CLUSTER("1 for what acts on the cluster"),
    OFF_PATH("1 in the SLO's namespace, with no known path"),
    ENTRY_UNKNOWN("1 in the SLO's namespace when nobody knows what it measures"),

    DID_SELECTOR,
    DID_SERVICE_PORT,
    DID_NETWORK_CLOSED,
    DID_REPLICAS_ZERO,
    DID_TAKEN_AWAY,
    DID_DELETED,
    DID_QUOTA_TIGHTENED,
    DID_IMAGE,
    DID_COMMAND,
    DID_ADDRESS,
    DID_RESOURCES_CUT,
    DID_RESOURCES_RAISED,
    DID_PROBE_MOVED,
    DID_PROBE_TIGHTENED,
    DID_VOLUME,
    DID_SERVICE_ACCOUNT,
    DID_SCHEDULING,
    DID_SECURITY,
    DID_CONTAINER_PORT,
    DID_STORAGE,
    DID_TAINT,
    DID_CORDON,
    DID_NODE_REMOVED,
    DID_ADMISSION,
    DID_ROUTE,
    DID_SETTING,
    DID_SECRET,
    DID_REPLICAS_CUT,
    DID_AUTOSCALING_CUT,
    DID_EXTERNAL,
    DID_OTHER,
    DID_SETTING_ADDED,
    DID_PROBE_LOOSENED,
    DID_REPLICAS_RAISED,
    DID_AUTOSCALING_RAISED,
    DID_QUOTA_RAISED,
    DID_NETWORK_OPENED,
    DID_SERVICE_TUNED,
    DID_LOGGING,
    DID_RESTART,
    DID_STRATEGY,
    DID_EASED,
    DID_CREATED,

    LASTING_FITS("1 when what it touches has failed since, lastingly, as this kind of change makes things fail"),
    LASTING_ODD("1 when what it touches has failed since, lastingly, in another way"),
    STILL_FAILING("1 when what fits lasted until the alert"),
    SOON("1 when what fits began with the change, halves every 3 minutes"),
    CALLERS_FAIL("1 when what calls it began to fail with the change, lastingly; halves every 6 minutes"),
    NAMED("1 when the failure's message names the object or what was changed of it"),
    FAILED_BEFORE("1 when it had failed in the same way before the change"),
    BRIEF_TROUBLE("1 when what it touches failed since, but briefly, as in any rollout"),
    WENT_WELL("1 when a rollout had time to fail before the alert and did not"),
    LAID_TO_ANOTHER("1 when the failure names another change as its cause"),

    UNDONE_BEFORE("1 when it was undone before the alert"),
    UNDONE_AFTER("1 when it was undone after the alert"),
    UNDO_ENDED_BURN("1 when the burn ended within a quarter of an hour of the undoing"),
    OFTEN("the doublings of the number of its changes in the window before the alert"),
    ROUTINE("1 when a controller did what it does all day: scaled, took a Node away, renewed a certificate"),

    NO_CHANGE("1, of the story that no change explains the burn"),
    CROWD("ln(1 + suspects on the path): the more that change there, the likelier one is near by chance"),
    NODE_TROUBLE("1 when a Node failed of itself as the burn began"),
    UNEXPLAINED("1 when something on the path began to fail, lastingly, as nothing that was changed makes it fail");

    private final String unit;

    /** What was done, the worst first: 1 when the change did that and nothing worse. */
    Feature() {
        this("1 when the change did that and nothing that stands before it");
    }

    Feature(String unit) {
        this.unit = unit;
    }

    /** What a weight's unit is, in plain words. */
    public String unit() {
        return unit;
    }

    /** Whether this says what a change did. */
    public boolean isDeed() {
        return name().startsWith("DID_");
    }

    /** Whether this speaks for a cause that is no change. */
    public boolean isOfNoChange() {
        return compareTo(NO_CHANGE) >= 0;
    }

    /** As the file of weights names it: {@code still-failing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
