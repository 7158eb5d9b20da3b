package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Confidence;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

// CHECKSTYLE OFF: SLOK's users know these fields side by side, so the record cannot be folded
/**
 * A suspect.
 *
 * @param namespace empty for a cluster-scoped object; API servers of 1.20 make null of that
 * @param timestamp of its strongest change before the alert
 * @param change what that change altered, in one line
 * @param actor the tool that made it, or {@code unknown}
 * @param score the sum of its contributions, in log-odds
 * @param evidence what speaks for it, in plain lines: the change first
 * @param evidenceTimes when each line of the evidence happened, in their order; empty in what was written before these were told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrelatedEvent(
        @Required @Size(min = 1, max = Limits.LABEL) String kind,

        @Required @io.fabric8.generator.annotation.Nullable @Size(max = Limits.LABEL)
        String namespace,

        @Required @Size(min = 1, max = Limits.NAME) String name,

        @Required @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant timestamp,

        @Required ChangeType changeType,
        @Size(max = Limits.LINE) @Nullable String change,
        @Size(max = Limits.NAME) @Nullable String actor,
        @Required Confidence confidence,
        @Nullable Double score,
        @Size(max = Limits.EVIDENCE) List<String> evidence,
        @Size(max = Limits.EVIDENCE) List<Instant> evidenceTimes,
        @Size(max = Limits.CONTRIBUTIONS) List<Contribution> contributions) {
    public CorrelatedEvent {
        namespace = namespace == null ? "" : namespace;
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        evidenceTimes = evidenceTimes == null ? List.of() : List.copyOf(evidenceTimes);
        contributions = contributions == null ? List.of() : List.copyOf(contributions);
    }

    /** One named part of the score. */
    public record Contribution(
            @Required @Size(min = 1, max = Limits.NAME) String name,
            @Required double points) {}
}
// CHECKSTYLE ON
