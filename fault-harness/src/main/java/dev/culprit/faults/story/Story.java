package dev.culprit.faults.story;

import dev.culprit.api.record.ObjectRef;

/**
 * One release that breaks an SLO: a workload is changed, and the SLO that measures it burns soon after.
 *
 * @param namespace of both
 * @param number tells it from the others of a run
 */
public record Story(String namespace, int number) {
    /** Of the Deployment and of the Service in front of it. */
    public String app() {
        return "app-" + number;
    }

    public String slo() {
        return "app-" + number + "-availability";
    }

    /** Who did it. */
    public ObjectRef culprit() {
        return new ObjectRef("apps", "Deployment", namespace, app());
    }
}
