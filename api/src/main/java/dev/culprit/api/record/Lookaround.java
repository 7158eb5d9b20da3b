package dev.culprit.api.record;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far from its alert an SLO wants evidence to be sought, where it says so.
 *
 * @param back before the earliest onset; absent where the correlator's own counts
 * @param ahead after the alert; absent where the correlator's own counts
 */
public record Lookaround(@Nullable Duration back, @Nullable Duration ahead) {
    public Lookaround {
        if (Stream.of(back == null ? Duration.ZERO : back, ahead == null ? Duration.ZERO : ahead)
                .anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("lookaround must not be negative");
        }
    }
}
