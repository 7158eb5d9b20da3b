package dev.culprit.summarizer.model;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to be left alone: RFC 9110, 10.2.3. */
final class RetryAfter {
    /** Whoever asks for more is tried again after that. */
    private static final Duration MOST = Duration.ofHours(1);

    private static final int DIGITS = 9;

    private RetryAfter() {}

    /** Empty where it does not ask, or in no way that can be understood. */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .flatMap(text -> wait(text, now))
                .map(wait -> {
                    if (wait.isNegative()) {
                        return Duration.ZERO;
                    }
                    return wait.compareTo(MOST) > 0 ? MOST : wait;
                });
    }

    private static Optional<Duration> wait(String text, Instant now) {
        if (!text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.of(text.length() > DIGITS ? MOST : Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
