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
 * How a composition stands.
 *
 * @param ceiling in percent: what the parts' own targets allow at most; absent where one of them is not known
 * @param missingComponents of which nothing is measured now
 * @param observedGeneration the generation of the spec that this answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SLOCompositionStatus(
        @Nullable ObjectiveState objectiveComposition,
        @Nullable Double ceiling,
        @Size(max = Limits.COMPONENTS) @Nullable List<String> missingComponents,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant lastUpdateTime,

        @Size(max = Limits.CONDITIONS) @Nullable List<StatusCondition> conditions,
        @Min(0) @Nullable Long observedGeneration) {}
