package dev.culprit.correlator.summary;

import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Suspect;
import dev.culprit.runtime.text.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What else changed: who comes next, and how many are out of question, and why. */
final class OtherChanges {
    /** An expression of how it may begin. */
    static final String BEGINNINGS =
            "Next is |Nothing else is suspected|Nothing that may matter |Of \\d+ changes? in the window ";

    private static final int MOST_REASONS = 3;

    private OtherChanges() {}

    static String of(Findings findings) {
        int cleared = findings.cleared().size() + findings.clearedLeftOut();
        if (findings.suspects().isEmpty()) {
            return cleared == 0
                    ? "Nothing that may matter changed in the window."
                    : "Of " + changes(cleared) + " in the window none may be it" + why(findings) + ".";
        }
        return next(findings) + (cleared == 0 ? "." : "; " + changes(cleared) + " cleared" + why(findings) + ".");
    }

    private static String next(Findings findings) {
        List<Suspect> others = findings.suspects().stream().skip(1).toList();
        if (others.isEmpty()) {
            return "Nothing else is suspected";
        }
        int more = others.size() - 1 + findings.suspectsLeftOut();
        return "Next is " + Headline.described(others.getFirst()) + ", "
                + "with " + others.getFirst().confidence().name().toLowerCase(Locale.ROOT) + " confidence"
                + (more == 0 ? "" : ", then " + changes(more) + " less likely");
    }

    private static String changes(int count) {
        return count == 1 ? "1 change" : count + " changes";
    }

    private static String told(String reason, long count) {
        return reason.endsWith(" edit") && count > 1 ? reason + "s" : reason;
    }

    /** The reasons of those that are listed, the most frequent first. */
    private static String why(Findings findings) {
        Map<String, Long> reasons = findings.cleared().stream()
                .collect(Collectors.groupingBy(Cleared::reason, TreeMap::new, Collectors.counting()));
        int cleared = findings.cleared().size() + findings.clearedLeftOut();
        if (reasons.size() == 1 && findings.cleared().size() == cleared) {
            return " (" + OneLine.of(told(reasons.keySet().iterator().next(), cleared)) + ")";
        }
        String named = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(reason -> reason.getValue() + " " + OneLine.of(told(reason.getKey(), reason.getValue())))
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " (" + named + ")";
    }
}
