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
                + others.getFirst().confidence().name().toLowerCase(Locale.ROOT)
                + (more == 0 ? "" : ", then " + changes(more) + " less likely");
    }

    private static String changes(int count) {
        return count == 1 ? "1 change" : count + " changes";
    }

    /** The reasons of those that are listed, the most frequent first. */
    private static String why(Findings findings) {
        Map<String, Long> reasons = findings.cleared().stream()
                .collect(Collectors.groupingBy(Cleared::reason, TreeMap::new, Collectors.counting()));
        String named = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .map(reason -> reason.getValue() + " " + OneLine.of(reason.getKey()))
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " (" + named + ")";
    }
}
