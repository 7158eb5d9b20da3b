package dev.culprit.api.record;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who made a change, as far as the object tells.
 *
 * @param manager the field manager that owns a changed path ({@code kubectl-patch}, {@code argocd-controller}): a tool,
 *     not a person; {@link #UNKNOWN} rather than guessed
 * @param via what the tool acted for, where the object says so ({@code Helm release shop/catalog})
 * @param changeCause {@code kubernetes.io/change-cause}, when this change set it: untrusted text of whoever wrote it; of a change from outside the
 *     cluster what its reporter says of it
 * @param user the person or service account, where somebody but the object tells it: an audit log, a reporter
 */
public record Actor(
        String manager,
        @Nullable String via,
        @Nullable String changeCause,
        @Nullable String user) implements Comparable<Actor> {
    public static final String UNKNOWN = "unknown";

    private static final Comparator<Actor> ORDER = Comparator.comparing(Actor::manager)
            .thenComparing(a -> Require.presentAfterAbsent(a.via))
            .thenComparing(a -> Require.presentAfterAbsent(a.changeCause))
            .thenComparing(a -> Require.presentAfterAbsent(a.user));

    public Actor {
        Require.notBlank(manager, "manager");
    }

    /** As far as the object tells. */
    public Actor(String manager, @Nullable String via, @Nullable String changeCause) {
        this(manager, via, changeCause, null);
    }

    public static Actor unknown() {
        return new Actor(UNKNOWN, null, null);
    }

    public static Actor of(String manager) {
        return new Actor(manager, null, null);
    }

    public Actor withUser(@Nullable String user) {
        return new Actor(manager, via, changeCause, user);
    }

    /** Who it was in a few words: {@code jane (kubectl-edit)}, or the tool alone. */
    public String described() {
        if (user == null) {
            return manager;
        }
        return manager.equals(UNKNOWN) ? user : user + " (" + manager + ")";
    }

    /** The later of two names, so that neither order nor repetition shows. */
    @Nullable
    String userBeside(Actor other) {
        return Require.presentAfterAbsent(user).compareTo(Require.presentAfterAbsent(other.user)) >= 0
                ? user
                : other.user;
    }

    @Override
    public int compareTo(Actor other) {
        return ORDER.compare(this, other);
    }
}
