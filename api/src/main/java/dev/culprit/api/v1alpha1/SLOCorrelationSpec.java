package dev.culprit.api.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What is asked: what burned this SLO. */
public record SLOCorrelationSpec(@Required SloRef sloRef) {
    /** The ServiceLevelObjective; it may be gone by the time this is read. */
    public record SloRef(
            @Required @Size(min = 1, max = Limits.NAME) String name,
            @Required @Size(min = 1, max = Limits.LABEL) String namespace) {}
}
