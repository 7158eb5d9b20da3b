package dev.culprit.rules.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double PERCENT = 100;

    private Figures() {}

    /** Of a share; {@code -} where it is not known. */
    public static String percent(double share, int digits) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%." + digits + "f %%", share * PERCENT);
    }

    /** With as many digits as it has, and no exponent. */
    public static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    public static String burn(double rate) {
        return String.format(Locale.ROOT, "%.1fx", rate);
    }

    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** Its two largest units, seconds only below an hour. */
    public static String length(Duration length) {
        if (length.isNegative()) {
            return "-" + length(length.negated());
        }
        long seconds = length.plusMillis(500).toSeconds();
        Duration whole = Duration.ofSeconds(seconds);
        if (whole.toDays() > 0) {
            return two(whole.toDays() + "d", whole.toHoursPart(), "h");
        }
        if (whole.toHours() > 0) {
            return two(whole.toHours() + "h", whole.toMinutesPart(), "m");
        }
        return whole.toMinutes() > 0
                ? two(whole.toMinutes() + "m", whole.toSecondsPart(), "s")
                : whole.toSeconds() + "s";
    }

    private static String two(String large, long small, String unit) {
        return small == 0 ? large : large + small + unit;
    }
}
