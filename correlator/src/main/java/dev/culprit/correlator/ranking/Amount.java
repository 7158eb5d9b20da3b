package dev.culprit.correlator.ranking;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as Kubernetes writes them: {@code 5}, {@code 250m}, {@code 128Mi}. */
final class Amount {
    private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)(m|k|[KMGTPE]i?)?");

    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("m", new BigDecimal("0.001")),
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("K", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)),
            Map.entry("Ki", BigDecimal.TWO.pow(10)),
            Map.entry("Mi", BigDecimal.TWO.pow(20)),
            Map.entry("Gi", BigDecimal.TWO.pow(30)),
            Map.entry("Ti", BigDecimal.TWO.pow(40)),
            Map.entry("Pi", BigDecimal.TWO.pow(50)),
            Map.entry("Ei", BigDecimal.TWO.pow(60)));

    private Amount() {}

    static Optional<BigDecimal> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2);
        BigDecimal factor = unit == null ? BigDecimal.ONE : UNITS.get(unit);
        return factor == null ? Optional.empty() : Optional.of(new BigDecimal(matcher.group(1)).multiply(factor));
    }

    /** Negative when it was lowered, positive when raised, 0 when it stays or either is no number. */
    static int step(@Nullable String before, @Nullable String after) {
        Optional<BigDecimal> from = of(before);
        Optional<BigDecimal> to = of(after);
        return from.isPresent() && to.isPresent() ? to.get().compareTo(from.get()) : 0;
    }
}
