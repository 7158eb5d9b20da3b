package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Window;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules of an SLO record, as expressions over its own series: for a time at which no rule was there.
 *
 * @param total events a second, over five minutes
 * @param errors of them
 * @param totalLag how many events the recorded totals have yet to tell at a moment; none: half a window at the present rate
 * @param errorsLag the same of errors
 * @param direct error ratios of the windows that are not built of these
 */
public record RawQueries(
        String total,
        String errors,
        Optional<String> totalLag,
        Optional<String> errorsLag,
        SortedMap<Window, Direct> direct) {
    /** The window of {@link #total} and {@link #errors}. */
    public static final Window BASE = SloRecording.BASE;

    /** Events and errors a second over a window of their own. */
    public record Direct(String total, String errors) {}

    public RawQueries {
        direct = new TreeMap<>(direct);
    }

    /**
     * As rules would be that are evaluated each {@code stepSeconds}.
     *
     * @param windows whose error ratios are wanted
     */
    public static RawQueries of(Slo slo, long stepSeconds, Collection<Window> windows) {
        var expressions = new Expressions(slo.sli());
        String step = String.valueOf(stepSeconds);
        var direct = new TreeMap<Window, Direct>();
        windows.stream()
                .filter(window -> slo.windows().contains(window))
                .filter(window -> !window.equals(BASE) && !SloRecording.isBuilt(slo.sli(), window))
                .forEach(window -> direct.put(window, direct(expressions, window)));
        Direct base = direct(expressions, BASE);
        return new RawQueries(
                base.total(), base.errors(), expressions.totalLag(step), expressions.errorsLag(step), direct);
    }

    private static Direct direct(Expressions expressions, Window window) {
        String total = "(" + expressions.total(window) + ")";
        return new Direct(total, "(" + expressions.errors(window, total) + ") and " + total);
    }
}
