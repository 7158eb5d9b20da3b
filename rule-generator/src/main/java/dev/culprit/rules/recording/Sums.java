package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Window;
import dev.culprit.rules.promql.Matcher;

/**
 * Sums of a rate over five minutes that was recorded at every evaluation.
 *
 * <p>Such rates overlap: their sum over a window holds a part of what came before it, and not all of its last minutes. The
 * edges put that right: what the recorded rates lag behind at its end is added, what they lagged behind at its beginning
 * is taken away.
 */
final class Sums {
    private Sums() {}

    /** Where the part that one end of a window lacks is recorded. */
    static String edge(String rate) {
        return rate.replace(":rate5m", ":edge5m");
    }

    static String over(Subject subject, String rate, Window window) {
        String edge = subject.series(edge(rate));
        return "(sum(sum_over_time(" + subject.series(rate) + "[" + window.open() + "])) + sum(" + edge + ") - (sum("
                + edge + " offset " + window + ") or vector(0)))";
    }

    /** The error ratio over a window that the SLO itself does not record. */
    static String errorRate(Subject slo, Window window) {
        String total = over(slo, SloRecording.TOTAL, window);
        return "clamp_max(clamp_min(" + over(slo, SloRecording.ERRORS, window) + ", 0) / (" + total
                + " > 0), 1) or 0 * sum(count_over_time(" + slo.series(SloRecording.TOTAL) + "[" + window.open()
                + "]))";
    }

    static Matcher component(String path) {
        return Matcher.equal("component", path);
    }
}
