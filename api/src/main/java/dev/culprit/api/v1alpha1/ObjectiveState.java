package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an objective or a composition stands.
 *
 * @param target in percent
 * @param actual in percent, over the SLO's own window
 * @param burnRate of each tier's windows
 * @param lastQueried when the series were read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectiveState(
        @Required @Size(min = 1, max = Limits.NAME) String name,
        @Required double target,
        @Nullable Double actual,
        @Required Level status,
        @Nullable ErrorBudget errorBudget,
        @Size(max = Limits.ALERTS) @Nullable List<BurnRate> burnRate,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Instant lastQueried) {

    /**
     * Lengths of time in which nothing works: {@code 43.2m}.
     *
     * @param percentRemaining below 0 when more is spent than there was
     */
    public record ErrorBudget(
            @Required @Size(min = 1, max = Limits.LABEL) String total,
            @Required @Size(min = 1, max = Limits.LABEL) String consumed,
            @Required @Size(min = 1, max = Limits.LABEL) String remaining,
            @Required double percentRemaining) {}

    /** Multiples of the rate that spends the whole budget in the SLO's window. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BurnRate(
            @Required @Size(min = 1, max = Limits.LABEL) String shortWindow,
            @Nullable Double shortBurnRate,
            @Required @Size(min = 1, max = Limits.LABEL) String longWindow,
            @Nullable Double longBurnRate) {}

    /** From good to bad; unknown where nothing was measured. */
    public enum Level {
        @JsonProperty("met")
        MET,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("degraded")
        DEGRADED,
        @JsonProperty("critical")
        CRITICAL,
        @JsonProperty("violated")
        VIOLATED,
        @JsonProperty("unknown")
        UNKNOWN
    }
}
