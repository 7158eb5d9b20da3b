package dev.culprit.runtime.outbound;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server asks to wait: the header {@code Retry-After}, in seconds or as a date; anything else is not heeded. */
public final class RetryAfter {
    /** Whoever asks for more is tried again after that. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,9})(\\.[0-9]{1,9})?");
    private static final Pattern MANY_SECONDS = Pattern.compile("[0-9]{10,100}(\\.[0-9]{1,9})?");

    private RetryAfter() {}

    /** Empty where it does not ask, or in no way that is understood. */
    public static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .flatMap(text -> seconds(text).or(() -> date(text, now)))
                .filter(Duration::isPositive)
                .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }

    private static Optional<Duration> seconds(String text) {
        if (MANY_SECONDS.matcher(text).matches()) {
            return Optional.of(LONGEST);
        }
        var matcher = SECONDS.matcher(text);
        return matcher.matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1)) + (matcher.group(2) == null ? 0 : 1)))
                : Optional.empty();
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, until));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
