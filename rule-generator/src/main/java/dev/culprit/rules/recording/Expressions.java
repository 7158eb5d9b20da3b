package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Sli;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.promql.WindowedExpression;
import java.util.Optional;

/**
 * Events a second of an indicator, read from its own series. A value that is no number is dropped, as it would spoil the
 * sum; where nothing is left there is no value, which is not the same as none failed.
 */
record Expressions(Sli sli) {
    /** All events. */
    String total(Window window) {
        return switch (sli) {
            case Sli.Counters(var total, var errors) -> rate(total, window);
            case Sli.Fast(var total, var good) -> rate(total, window) + " and " + rate(good, window);
            case Sli.Probes(var success) ->
                "sum(count_over_time(" + success + range(window) + ")) / " + window.seconds();
            case Sli.Ratio ratio -> total(ratio, window);
        };
    }

    /**
     * Failed events.
     *
     * @param total an expression for all events: a counter of errors that nobody has raised yet counts none of them
     */
    String errors(Window window, String total) {
        return switch (sli) {
            case Sli.Counters(var all, var errors) -> rate(errors, window) + " or 0 * " + total;
            case Sli.Fast(var all, var good) -> "clamp_min(" + total + " - " + rate(good, window) + ", 0)";
            case Sli.Probes(var success) ->
                "clamp_min(sum(count_over_time(" + success + range(window) + ") - sum_over_time(" + success
                        + range(window) + ")), 0) / " + window.seconds();
            case Sli.Ratio(var errorRatio, var events) ->
                share(errorRatio, window) + " * " + total + " or 0 * " + total;
        };
    }

    /**
     * How many events the recorded rates have yet to tell at the end of a window; none where the indicator's own samples do
     * not say. A counter does: it is now less what it was on the average. Where it began anew, its rate stands in.
     *
     * @param interval between evaluations, in seconds, as a number
     */
    Optional<String> totalLag(String interval) {
        return switch (sli) {
            case Sli.Counters(var total, var errors) -> Optional.of(lag(total, interval));
            case Sli.Fast(var total, var good) -> Optional.of(lag(total, interval));
            case Sli.Probes probes -> Optional.empty();
            case Sli.Ratio ratio -> Optional.empty();
        };
    }

    /** The same of failed events. */
    Optional<String> errorsLag(String interval) {
        return switch (sli) {
            case Sli.Counters(var total, var errors) -> Optional.of(lag(errors, interval));
            case Sli.Fast(var total, var good) -> Optional.of(lag(total, interval) + " - " + lag(good, interval));
            case Sli.Probes probes -> Optional.empty();
            case Sli.Ratio ratio -> Optional.empty();
        };
    }

    /** A rate spans its first sample to its last, and is evaluated once in an interval: both make the lag shorter. */
    private static String lag(Object selector, String interval) {
        String samples = selector + range(SloRecording.BASE);
        String rated = selector + "[" + SloRecording.BASE + "]";
        String count = "count_over_time(" + samples + ")";
        String steps = "(count_over_time(" + rated + ") - 1)";
        long seconds = SloRecording.BASE.seconds();
        return "sum(((last_over_time(" + samples + ") - avg_over_time(" + samples + ")) * (" + steps + " - " + count
                + " * " + interval + " / " + seconds + ") / (" + count + " - 1) and resets(" + samples
                + ") == 0 or rate(" + rated + ") * (" + steps + " * " + seconds + " / " + count + " - " + interval
                + ") / 2) >= 0)";
    }

    /** Without its beginning, at which one version of Prometheus finds a sample and another does not. */
    private static String range(Window window) {
        return "[" + window.open() + "]";
    }

    private static String rate(Object selector, Window window) {
        return "sum(rate(" + selector + "[" + window + "]) >= 0)";
    }

    /** Without a count of events, one a second while the ratio is a number, and none while it is 0/0. */
    private static String total(Sli.Ratio ratio, Window window) {
        String errorRatio = ratio.errorRatio().over(window.toString());
        if (ratio.total() == null) {
            return "count(" + errorRatio + " > -1) * 0 + 1 or count(" + errorRatio + ") * 0";
        }
        return "clamp_min(sum(" + ratio.total().over(window.toString()) + " > -1), 0) and count(" + errorRatio + ")";
    }

    private static String share(WindowedExpression errorRatio, Window window) {
        return "clamp_max(clamp_min(avg(" + errorRatio.over(window.toString()) + " > -1), 0), 1)";
    }
}
