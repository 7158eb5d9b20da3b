package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * What is promised.
 *
 * @param displayName how people call it
 * @param objective the promise, how it is measured and what raises an alert
 * @param workloadSelector which workloads it measures
 * @param dependsOn what those workloads need, beyond what their configuration tells
 * @param correlation how far around an alert changes are weighed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceLevelObjectiveSpec(
        @Required @Size(min = 1, max = Limits.TITLE) String displayName,
        @Required Objective objective,
        @Nullable WorkloadSelector workloadSelector,
        @Size(max = Limits.DEPENDENCIES) @Nullable List<Dependency> dependsOn,
        @Nullable CorrelationWindow correlation) {

    /**
     * One promise.
     *
     * @param name of the indicator: {@code availability}
     * @param target in percent, above 0 and below 100
     * @param window over which the target holds: days, hours or weeks
     * @param minimumTraffic below which nothing burns
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Objective(
            @Required @Size(min = 1, max = Limits.OBJECTIVE_NAME)
            String name,

            @Required @Min(value = 0, inclusive = false) @Max(value = 100, inclusive = false)
            double target,

            @Required @Pattern(Limits.SLO_WINDOW) String window,
            @Required Sli sli,
            @Nullable MinimumTraffic minimumTraffic,
            @Nullable Alerting alerting) {}

    /** How it is measured: by selectors of two counters, by a template, or by an expression. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @ValidationRule(
            value = "[has(self.query), has(self.template), has(self.ratio)].filter(given, given).size() == 1",
            message = "exactly one of query, template and ratio is needed")
    public record Sli(
            @Nullable Query query,
            @Nullable Template template,
            @Nullable Ratio ratio) {}

    /** Metric selectors without functions: counters of all events, and of the failed ones among them. */
    @ValidationRule(
            value = "self.totalQuery != self.errorQuery",
            message = "errorQuery must select the failed events only")
    public record Query(
            @Required @Size(min = 1, max = Limits.QUERY) String totalQuery,
            @Required @Size(min = 1, max = Limits.QUERY) String errorQuery) {}

    /**
     * A known way to measure.
     *
     * @param labels that the series must have
     * @param params what the template needs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Template(
            @Required SliTemplate name,
            @Size(max = Limits.MATCHERS) @Nullable Map<String, String> labels,
            @Size(max = Limits.MATCHERS) @Nullable Map<String, String> params) {}

    /**
     * PromQL with <code>{{window}}</code> in the place of each range.
     *
     * @param errorRatio the share of failed events, from 0 to 1
     * @param total events a second; with it long windows are built from short ones, and each event weighs the same
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ratio(
            @Required @Size(min = 1, max = Limits.QUERY) @Pattern(Limits.WITH_WINDOW)
            String errorRatio,

            @Size(min = 1, max = Limits.QUERY) @Pattern(Limits.WITH_WINDOW) @Nullable
            String total) {}

    /**
     * Too few events say nothing.
     *
     * @param events so many at least in the long window of a burn-rate alert, or it does not fire
     */
    public record MinimumTraffic(@Required @Min(1) long events) {}

    /**
     * Which workloads.
     *
     * @param labelSelector all of which a workload must have
     * @param namespaces where they are: the SLO's own unless it names others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorkloadSelector(
            @Size(max = Limits.MATCHERS) @Nullable Map<String, String> labelSelector,
            @Size(max = Limits.NAMESPACES) @Nullable List<String> namespaces) {}

    /** An object that is needed; without a namespace, in the SLO's own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dependency(
            @Size(min = 1, max = Limits.LABEL) @Nullable String kind,
            @Size(min = 1, max = Limits.LABEL) @Nullable String namespace,
            @Required @Size(min = 1, max = Limits.NAME) String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CorrelationWindow(
            @Pattern(Limits.DURATION) @Nullable String lookback,
            @Pattern(Limits.DURATION) @Nullable String lookahead) {}
}
