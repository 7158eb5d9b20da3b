package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.StatusCondition;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an SLO stands.
 *
 * @param observedGeneration the generation of the spec that this answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceLevelObjectiveStatus(
        @Nullable ObjectiveState objective,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant lastUpdateTime,

        @Size(max = Limits.CONDITIONS) @Nullable List<StatusCondition> conditions,
        @Min(0) @Nullable Long observedGeneration) {}
