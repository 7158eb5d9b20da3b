package dev.culprit.api.record;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change, as far as the object tells.
 *
 * @param manager the field manager that owns a changed path ({@code kubectl-patch}, {@code argocd-controller}): a tool,
 *     not a person; {@link #UNKNOWN} rather than guessed
 * @param via what the tool acted for, where the object says so ({@code Helm release shop/catalog})
 * @param changeCause {@code kubernetes.io/change-cause}, when this change set it: untrusted text of whoever wrote it
 */
public record Actor(
        String manager, @Nullable String via, @Nullable String changeCause) implements Comparable<Actor> {
    public static final String UNKNOWN = "unknown";

    private static final Comparator<Actor> ORDER = Comparator.comparing(Actor::manager)
            .thenComparing(a -> Require.presentAfterAbsent(a.via))
            .thenComparing(a -> Require.presentAfterAbsent(a.changeCause));

    public Actor {
        Require.notBlank(manager, "manager");
    }

    public static Actor unknown() {
        return new Actor(UNKNOWN, null, null);
    }

    public static Actor of(String manager) {
        return new Actor(manager, null, null);
    }

    @Override
    public int compareTo(Actor other) {
        return ORDER.compare(this, other);
    }
}
