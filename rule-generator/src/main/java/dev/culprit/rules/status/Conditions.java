package dev.culprit.rules.status;

import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.ConditionStatus;
import dev.culprit.api.v1alpha1.SLOCorrelationStatus.StatusCondition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Conditions as Kubernetes has them: the time of one is that of the last turn of its status. */
final class Conditions {
    static final String VALID = "Valid";
    static final String RULES_WRITTEN = "RulesWritten";
    static final String EVALUATED = "Evaluated";
    static final String PARTS_FOUND = "PartsFound";
    static final String TARGET_REACHABLE = "TargetReachable";

    private final Sheet before;
    private final Instant now;
    private final List<StatusCondition> conditions = new ArrayList<>();

    Conditions(Sheet before, Instant now) {
        this.before = before;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    Conditions yes(String type, String reason, String message) {
        return add(type, ConditionStatus.True, reason, message);
    }

    Conditions no(String type, String reason, String message) {
        return add(type, ConditionStatus.False, reason, message);
    }

    Conditions unknown(String type, String reason, String message) {
        return add(type, ConditionStatus.Unknown, reason, message);
    }

    /** As it was. */
    Conditions keep(StatusCondition condition) {
        conditions.add(condition);
        return this;
    }

    List<StatusCondition> list() {
        return List.copyOf(conditions);
    }

    private Conditions add(String type, ConditionStatus status, String reason, String message) {
        Instant since = before.condition(type)
                .filter(one -> one.status() == status)
                .map(StatusCondition::lastTransitionTime)
                .orElse(now);
        // API servers of 1.20 make null of an empty text that is applied, and then refuse the null
        String text = message.isEmpty() ? reason : message;
        conditions.add(new StatusCondition(
                type, status, reason, text.substring(0, Math.min(text.length(), Limits.MESSAGE)), since));
        return this;
    }
}
