package dev.culprit.summarizer.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That something was before or after something: {@code 5 min before the alert}.
 *
 * @param amount digits; empty where there are none
 * @param unit in one spelling; empty where there is none
 * @param side absent of a span that is neither before nor after
 * @param moment absent where none is told
 */
record Lag(
        String amount,
        String unit,
        @Nullable Side side,
        @Nullable Moment moment) {
    private static final Set<String> UNITS = Set.of("ms", "s", "min", "h", "d");
    private static final Set<String> ONE = Set.of("a", "an", "one", "single");
    private static final Map<String, Side> SIDES = Map.ofEntries(
            Map.entry("before", Side.BEFORE),
            Map.entry("earlier", Side.BEFORE),
            Map.entry("prior", Side.BEFORE),
            Map.entry("ahead", Side.BEFORE),
            Map.entry("until", Side.BEFORE),
            Map.entry("precede", Side.BEFORE),
            Map.entry("preceding", Side.BEFORE),
            Map.entry("after", Side.AFTER),
            Map.entry("later", Side.AFTER),
            Map.entry("since", Side.AFTER),
            Map.entry("once", Side.AFTER),
            Map.entry("follow", Side.AFTER));

    /** Words between a side and what it is of: {@code after the first failed image change}. */
    private static final int REACH = 4;

    enum Side {
        BEFORE,
        AFTER;

        Side other() {
            return this == BEFORE ? AFTER : BEFORE;
        }
    }

    /** Whether it is one of time, in one spelling. */
    static boolean isUnit(String word) {
        return UNITS.contains(word);
    }

    static List<Lag> of(List<String> words) {
        var lags = new ArrayList<Lag>();
        for (int i = 0; i < words.size(); i++) {
            String unit = Stems.unit(words.get(i));
            if (UNITS.contains(unit)
                    && (isMeasured(words, i) || side(words, i + 1).isPresent())) {
                lags.add(spanned(words, i));
            } else if (side(words, i).isPresent() && (i == 0 || !UNITS.contains(Stems.unit(words.get(i - 1))))) {
                lags.add(new Lag("", "", side(words, i).get(), moment(words, i + 1)));
            }
        }
        return lags;
    }

    /** Whether it tells the same; what is left open may be anything. */
    boolean agreesWith(Lag told) {
        return (amount.isEmpty() || amount.equals(told.amount))
                && (unit.isEmpty() || unit.equals(told.unit))
                && side == told.side
                && (moment == null || moment == told.moment || (moment == Moment.CHANGE && told.isSinceIts()));
    }

    /** {@code BackOff since 12 s after}: the change that it is a reason for. */
    private boolean isSinceIts() {
        return moment == null && side == Side.AFTER && !unit.isEmpty();
    }

    private static Lag spanned(List<String> words, int unit) {
        int end = unit;
        while (end + 2 < words.size()
                && Words.isNumber(words.get(end + 1))
                && UNITS.contains(Stems.unit(words.get(end + 2)))) {
            end += 2;
        }
        String before = unit == 0 ? "" : words.get(unit - 1);
        String amount = Words.isNumber(before) ? before : ONE.contains(before) ? "1" : "";
        boolean isWithin = end + 1 < words.size() && words.get(end + 1).equals("of");
        Side side = isWithin ? Side.AFTER : side(words, end + 1).orElse(null);
        if (side == null && unit > 1 && words.get(unit - 2).equals("by")) {
            return by(words, unit, amount);
        }
        return new Lag(amount, Stems.unit(words.get(unit)), side, side == null ? null : moment(words, end + 2));
    }

    /** {@code preceded the alert by 5 minutes}. */
    private static Lag by(List<String> words, int unit, String amount) {
        for (int i = unit - 3; i >= 0; i--) {
            Optional<Side> side = side(words, i);
            if (side.isPresent()) {
                return new Lag(amount, Stems.unit(words.get(unit)), side.get(), moment(words, i + 1));
            }
        }
        return new Lag(amount, Stems.unit(words.get(unit)), null, null);
    }

    private static boolean isMeasured(List<String> words, int unit) {
        return unit > 0
                && (Words.isNumber(words.get(unit - 1))
                        || (ONE.contains(words.get(unit - 1))
                                && !words.get(unit).equals("second")));
    }

    /** {@code followed by} is before. */
    private static Optional<Side> side(List<String> words, int at) {
        if (at >= words.size()) {
            return Optional.empty();
        }
        boolean isPassive = at + 1 < words.size() && words.get(at + 1).equals("by");
        return Vocabulary.forms(words.get(at))
                .flatMap(word -> Optional.ofNullable(SIDES.get(word)).stream())
                .map(side -> isPassive ? side.other() : side)
                .findFirst();
    }

    private static @Nullable Moment moment(List<String> words, int from) {
        return words.subList(Math.min(from, words.size()), Math.min(from + REACH, words.size())).stream()
                .flatMap(word -> Moment.of(word).stream())
                .findFirst()
                .orElse(null);
    }
}
