package dev.culprit.rules.objective;

import dev.culprit.api.record.SloRef;
import org.jspecify.annotations.Nullable;

/**
 * One part of a composition.
 *
 * @param alias by which routes call it
 * @param kind which of both it is; null where nobody says
 */
public record Component(String alias, SloRef ref, @Nullable Kind kind) {
    /** SLO or composition. */
    public enum Kind {
        SLO,
        COMPOSITION
    }
}
