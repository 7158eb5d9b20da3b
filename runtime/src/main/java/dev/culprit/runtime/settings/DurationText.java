package dev.culprit.runtime.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus and Kubernetes write them ({@code 500ms}, {@code 10s}, {@code 1h30m}, {@code 7d}), or ISO. */
final class DurationText {
    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private DurationText() {}

    static Optional<Duration> parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (!matcher.matches() || text.isEmpty()) {
            return parseIso(text);
        }
        return Optional.of(Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4))
                .plusMillis(number(matcher, 5)));
    }

    static String write(Duration duration) {
        String iso = duration.toString();
        return duration.toHoursPart() == 0
                        && duration.toMinutesPart() == 0
                        && duration.toSecondsPart() == 0
                        && duration.toNanosPart() == 0
                        && !duration.isZero()
                ? duration.toDays() + "d"
                : shorten(duration, iso);
    }

    private static String shorten(Duration duration, String iso) {
        return duration.toNanosPart() == 0 ? iso.substring(2).toLowerCase(Locale.ROOT) : duration.toMillis() + "ms";
    }

    private static Optional<Duration> parseIso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
