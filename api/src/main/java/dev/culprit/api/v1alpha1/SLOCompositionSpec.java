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
import org.jspecify.annotations.Nullable;

/**
 * What a journey over several SLOs promises.
 *
 * @param target in percent, above 0 and below 100
 * @param window over which the target holds: days, hours or weeks
 * @param objectives its parts, each with a name of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SLOCompositionSpec(
        @Required @Min(value = 0, inclusive = false) @Max(value = 100, inclusive = false)
        double target,

        @Required @Pattern(Limits.SLO_WINDOW) String window,
        @Size(max = Limits.LINE) @Nullable String description,

        @Required
        @Size(min = 1, max = Limits.COMPONENTS)
        @ValidationRule(
                value = "self.all(one, self.exists_one(other, other.name == one.name))",
                message = "two objectives have the same name")
        List<Component> objectives,

        @Required Composition composition,
        @Nullable Alerting alerting) {

    /**
     * One part.
     *
     * @param name by which routes call it; without {@code ref} also the SLO's
     * @param ref the SLO or composition
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Component(
            @Required @Size(min = 1, max = Limits.NAME) String name,
            @Nullable Ref ref) {}

    /**
     * Another object.
     *
     * @param kind ServiceLevelObjective where it says nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ref(
            @Nullable RefKind kind,
            @Required @Size(min = 1, max = Limits.NAME) String name,
            @Size(min = 1, max = Limits.LABEL) @Nullable String namespace) {}

    /** Named as they are written. */
    public enum RefKind {
        ServiceLevelObjective,
        SLOComposition
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @ValidationRule(
            value = "(self.type == 'WEIGHTED_ROUTES') == (has(self.params) && has(self.params.routes))",
            message = "params.routes is for WEIGHTED_ROUTES, which needs it")
    public record Composition(
            @Required CompositionType type, @Nullable Params params) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Params(
            @Size(min = 1, max = Limits.ROUTES) @Nullable List<Route> routes) {}

    /**
     * One way of requests.
     *
     * @param weight share of all requests; those of all routes sum to 1
     * @param chain names of the objectives that a request passes
     */
    public record Route(
            @Required @Size(min = 1, max = Limits.LABEL) String name,

            @Required @Min(value = 0, inclusive = false) @Max(1)
            double weight,

            @Required @Size(min = 1, max = Limits.COMPONENTS)
            List<String> chain) {}

    /** How the error ratios of the parts make that of the whole. */
    public enum CompositionType {
        /** As bad as the worst part. */
        @JsonProperty("AND_MIN")
        AND_MIN,
        /** As bad as its routes, each by its weight. */
        @JsonProperty("WEIGHTED_ROUTES")
        WEIGHTED_ROUTES,
        /** Every part must succeed, and they fail independently. */
        @JsonProperty("AND")
        AND,
        /** One part is enough, and they fail independently. */
        @JsonProperty("ANY")
        ANY
    }
}
