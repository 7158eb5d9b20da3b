package dev.culprit.rules.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.SLOCompositionStatus;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.StatusCondition;
import dev.culprit.api.v1alpha1.ServiceLevelObjectiveStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of an SLO or of a composition.
 *
 * @param ceiling in percent, of a composition whose parts are known
 * @param missing parts of a composition, by alias
 * @param updated when it was written
 * @param generation of the spec that it answers; null where it answers none
 */
public record Sheet(
        @Nullable ObjectiveState state,
        @Nullable Double ceiling,
        List<String> missing,
        List<StatusCondition> conditions,
        @Nullable Instant updated,
        @Nullable Long generation) {
    static final Sheet BLANK = new Sheet(null, null, List.of(), List.of(), null, null);

    public Sheet {
        missing = List.copyOf(missing);
        conditions = List.copyOf(conditions);
    }

    /** As it is in the cluster; blank where it is none of ours. */
    public static Sheet read(JsonNode status, boolean composition) {
        if (!status.isObject()) {
            return BLANK;
        }
        try {
            return composition
                    ? of(Json.mapper().treeToValue(status, SLOCompositionStatus.class))
                    : of(Json.mapper().treeToValue(status, ServiceLevelObjectiveStatus.class));
        } catch (JsonProcessingException notOurs) {
            return BLANK;
        }
    }

    private static Sheet of(ServiceLevelObjectiveStatus status) {
        return new Sheet(
                status.objective(),
                null,
                List.of(),
                listOf(status.conditions()),
                status.lastUpdateTime(),
                status.observedGeneration());
    }

    private static Sheet of(SLOCompositionStatus status) {
        return new Sheet(
                status.objectiveComposition(),
                status.ceiling(),
                listOf(status.missingComponents()),
                listOf(status.conditions()),
                status.lastUpdateTime(),
                status.observedGeneration());
    }

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    /** As the cluster has it. */
    public JsonNode tree(boolean composition) {
        return Json.mapper()
                .valueToTree(
                        composition
                                ? new SLOCompositionStatus(state, ceiling, missing, updated, conditions, generation)
                                : new ServiceLevelObjectiveStatus(state, updated, conditions, generation));
    }

    /** Whether nobody has written one. */
    public boolean isBlank() {
        return equals(BLANK);
    }

    /** Whether it says the same, whenever that was read and written. */
    public boolean says(Sheet other) {
        return timeless().equals(other.timeless());
    }

    private Sheet timeless() {
        ObjectiveState bare = state == null ? null : unread(state);
        return new Sheet(bare, ceiling, missing, conditions, null, generation);
    }

    private static ObjectiveState unread(ObjectiveState state) {
        return new ObjectiveState(
                state.name(),
                state.target(),
                state.actual(),
                state.status(),
                state.errorBudget(),
                state.burnRate(),
                null);
    }

    Optional<StatusCondition> condition(String type) {
        return conditions.stream().filter(one -> one.type().equals(type)).findFirst();
    }
}
