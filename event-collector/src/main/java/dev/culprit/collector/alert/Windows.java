package dev.culprit.collector.alert;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Prometheus writes them: {@code 5m}, {@code 1h30m}, {@code 3d}. */
final class Windows {
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|[ywdhms]))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[ywdhms])");

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "y", Duration.ofDays(365));

    /** No SLO looks back further; whoever writes more has mistaken the unit. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private Windows() {}

    /** The duration, or null where the text is none that can be a window. */
    static @Nullable Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return null;
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
            sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
            if (sum.compareTo(LONGEST) > 0) {
                return null;
            }
        }
        return sum.isZero() ? null : sum;
    }
}
