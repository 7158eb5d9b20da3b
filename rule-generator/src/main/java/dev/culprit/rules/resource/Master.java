package dev.culprit.rules.resource;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who writes the status of an object: two that do would take turns for ever.
 *
 * @param former field managers of controllers that do not run any more: what they wrote may be taken over
 */
public record Master(Set<String> former) {
    /** As whom the rule-generator writes. */
    public static final String OURS = "culprit-rule-generator";

    /** What the API server calls those who wrote before it kept account. */
    private static final String UNKNOWN = "before-first-apply";

    public Master {
        former = Set.copyOf(former);
    }

    /** The field manager of another controller that owns its status; people with kubectl are no controllers. */
    public Optional<String> other(ObjectMeta metadata) {
        List<ManagedFieldsEntry> entries = Objects.requireNonNullElse(metadata.getManagedFields(), List.of());
        return entries.stream()
                .filter(Master::ownsStatus)
                .map(entry -> Objects.requireNonNullElse(entry.getManager(), "unknown"))
                .filter(manager -> !manager.equals(OURS)
                        && !manager.equals(UNKNOWN)
                        && !manager.startsWith("kubectl")
                        && !former.contains(manager))
                .findFirst();
    }

    private static boolean ownsStatus(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().containsKey("f:status");
    }
}
