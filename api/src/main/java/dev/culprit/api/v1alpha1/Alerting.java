package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What raises an alert. Without it the four default tiers do; with it only what it enables.
 *
 * @param burnRateAlerts how fast the budget may burn
 * @param budgetErrorAlerts how much of it must be left; not for compositions
 * @param gapAlerts whether alerts tell that nothing is measured: they do unless it says no
 * @param labels added to series and alerts, as they stand
 * @param annotations added to alerts, as they stand
 * @param runbookUrl where an alert's reader should look
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alerting(
        @Nullable BurnRateAlerts burnRateAlerts,
        @Nullable BudgetErrorAlerts budgetErrorAlerts,
        @Nullable GapAlerts gapAlerts,
        @Size(max = Limits.MATCHERS) @Nullable Map<String, String> labels,
        @Size(max = Limits.MATCHERS) @Nullable Map<String, String> annotations,

        @Size(min = 1, max = Limits.URL) @Pattern("^https?://[^\\s]+$") @Nullable
        String runbookUrl) {

    /**
     * How fast the budget may burn.
     *
     * @param alerts one's own tiers, in the place of the default ones
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BurnRateAlerts(
            @Required boolean enabled,
            @Size(max = Limits.ALERTS) @Nullable List<BurnRateAlert> alerts) {}

    /**
     * One tier: it fires when the budget burns faster than the threshold over both windows.
     *
     * @param consumePercent of the budget that {@code consumeWindow} may spend: the threshold is
     *     {@code consumePercent/100 * window/consumeWindow}
     * @param burnRate the threshold itself, in the place of the two above
     * @param forDuration how long both windows must exceed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @ValidationRule(
            value = "has(self.burnRate) != (has(self.consumePercent) && has(self.consumeWindow))",
            message = "either burnRate, or consumePercent and consumeWindow")
    public record BurnRateAlert(
            @Required @Size(min = 1, max = Limits.NAME) String name,

            @Min(value = 0, inclusive = false) @Max(100) @Nullable
            Double consumePercent,

            @Pattern(Limits.ALERT_WINDOW) @Nullable String consumeWindow,
            @Min(1) @Nullable Double burnRate,
            @Required @Pattern(Limits.ALERT_WINDOW) String longWindow,
            @Required @Pattern(Limits.ALERT_WINDOW) String shortWindow,

            @JsonProperty("for") @Pattern(Limits.DURATION_OR_ZERO) @Nullable
            String forDuration,

            @Required AlertSeverity severity) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BudgetErrorAlerts(
            @Required boolean enabled,
            @Size(max = Limits.ALERTS) @Nullable List<BudgetErrorAlert> alerts) {}

    /**
     * Fires when little of the budget is left.
     *
     * @param percent how little
     */
    public record BudgetErrorAlert(
            @Required @Size(min = 1, max = Limits.NAME) String name,

            @Required @Min(0) @Max(100) double percent,
            @Required AlertSeverity severity) {}

    public record GapAlerts(@Required boolean enabled) {}
}
