package dev.culprit.collector.objective;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as people write them, as numbers or as texts; null for what is none. */
final class Amounts {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12})?");

    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,4})([mhdw])");

    private static final Map<String, Duration> UNITS = Map.of(
            "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

    private Amounts() {}

    static @Nullable Double percent(JsonNode node) {
        Double percent = decimal(node);
        return percent != null && percent > 0 && percent <= 100 ? percent : null;
    }

    static @Nullable Double share(JsonNode node) {
        Double share = decimal(node);
        return share != null && share <= 1 ? share : null;
    }

    static @Nullable Duration window(JsonNode node) {
        Matcher window = WINDOW.matcher(node.asText("").strip());
        if (!window.matches()) {
            return null;
        }
        return UNITS.getOrDefault(window.group(2), Duration.ZERO).multipliedBy(Long.parseLong(window.group(1)));
    }

    private static @Nullable Double decimal(JsonNode node) {
        if (node.isNumber()) {
            double number = node.doubleValue();
            return Double.isFinite(number) && number >= 0 ? Double.valueOf(number) : null;
        }
        String text = node.asText("").strip();
        return DECIMAL.matcher(text).matches() ? Double.valueOf(text) : null;
    }
}
