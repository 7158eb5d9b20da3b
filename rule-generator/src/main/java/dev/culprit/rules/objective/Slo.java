package dev.culprit.rules.objective;

import dev.culprit.api.record.SloRef;

/**
 * An SLO without mistakes.
 *
 * @param objective the indicator's name
 * @param minimumEvents in a tier's long window, or it does not fire; 0 for any
 */
public record Slo(
        SloRef ref,
        String displayName,
        String objective,
        Target target,
        Window window,
        Sli sli,
        long minimumEvents,
        Alerts alerts)
        implements Promise {}
