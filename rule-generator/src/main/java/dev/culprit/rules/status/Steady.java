package dev.culprit.rules.status;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps burn rates that have hardly changed: those of five minutes tremble at the edge of their rounding, and each tremor
 * would be a write.
 */
final class Steady {
    /** Twice what they are rounded to. */
    private static final double STEP = 0.2;

    private static final double SHARE = 0.1;

    private Steady() {}

    /** The new state, or the one before where the difference means nothing. */
    static ObjectiveState of(@Nullable ObjectiveState before, ObjectiveState now) {
        if (before == null || before.status() != now.status() || !hardlyChanged(before.burnRate(), now.burnRate())) {
            return now;
        }
        return new ObjectiveState(
                now.name(),
                now.target(),
                now.actual(),
                now.status(),
                now.errorBudget(),
                before.burnRate(),
                now.lastQueried());
    }

    private static boolean hardlyChanged(@Nullable List<BurnRate> before, @Nullable List<BurnRate> now) {
        if (before == null || now == null || before.size() != now.size()) {
            return false;
        }
        for (int at = 0; at < now.size(); at++) {
            BurnRate was = before.get(at);
            BurnRate is = now.get(at);
            if (!was.shortWindow().equals(is.shortWindow())
                    || !was.longWindow().equals(is.longWindow())
                    || !hardlyChanged(was.shortBurnRate(), is.shortBurnRate())
                    || !hardlyChanged(was.longBurnRate(), is.longBurnRate())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hardlyChanged(@Nullable Double before, @Nullable Double now) {
        if (before == null || now == null) {
            return Objects.equals(before, now);
        }
        // nothing and a little are not the same
        return (before == 0) == (now == 0) && Math.abs(now - before) < Math.max(STEP, SHARE * Math.max(before, now));
    }
}
