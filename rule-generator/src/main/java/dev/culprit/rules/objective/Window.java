package dev.culprit.rules.objective;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time in whole minutes, as ranges of PromQL have it. */
public record Window(Duration length) implements Comparable<Window> {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})([smhdw])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1),
            "d",
            Duration.ofDays(1),
            "w",
            Duration.ofDays(7));
    private static final long MINUTES_OF_A_DAY = 1440;
    private static final long MINUTES_OF_AN_HOUR = 60;

    public Window {
        if (!isWholeMinutes(length)) {
            throw new IllegalArgumentException("a window must be whole minutes, is " + length);
        }
    }

    /** Reads {@code 30d}, {@code 4w}, {@code 6h}, {@code 5m} or {@code 300s}; nothing where it is not whole minutes. */
    public static Optional<Window> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
        Duration length = unit.multipliedBy(Long.parseLong(parts.group(1)));
        return isWholeMinutes(length) ? Optional.of(new Window(length)) : Optional.empty();
    }

    private static boolean isWholeMinutes(Duration length) {
        return length.isPositive() && length.equals(Duration.ofMinutes(length.toMinutes()));
    }

    public static Window ofMinutes(long minutes) {
        return new Window(Duration.ofMinutes(minutes));
    }

    public long minutes() {
        return length.toMinutes();
    }

    public long seconds() {
        return length.toSeconds();
    }

    /** The range that leaves out a sample at its very beginning, in every version of Prometheus. */
    public String open() {
        return minutes() == 1 ? "59s999ms" : ofMinutes(minutes() - 1) + "59s999ms";
    }

    /** In the largest unit that divides it, days at most: names of series are made of it. */
    @Override
    public String toString() {
        if (minutes() % MINUTES_OF_A_DAY == 0) {
            return minutes() / MINUTES_OF_A_DAY + "d";
        }
        return minutes() % MINUTES_OF_AN_HOUR == 0 ? minutes() / MINUTES_OF_AN_HOUR + "h" : minutes() + "m";
    }

    @Override
    public int compareTo(Window other) {
        return length.compareTo(other.length);
    }
}
