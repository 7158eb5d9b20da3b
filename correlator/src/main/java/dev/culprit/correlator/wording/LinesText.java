package dev.culprit.correlator.wording;

import dev.culprit.runtime.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines that differ between two files, in one line: the first change, and how many more there are. */
final class LinesText {
    private static final int SHOWN = 40;

    private LinesText() {}

    /** {@code line 12: depth 3 -> depth 30, +2 more lines}. */
    static String of(String lines) {
        List<String> all = lines.lines().toList();
        String place = all.getFirst().startsWith("@@ ") ? all.getFirst().substring(3) : "?";
        var removed = new ArrayList<String>();
        var added = new ArrayList<String>();
        int next = 1;
        for (; next < all.size() && !isEnd(all.get(next)); next++) {
            collect(all.get(next), removed, added);
        }
        String first = first(place, Optional.ofNullable(at(removed)), Optional.ofNullable(at(added)));
        int more = Math.max(removed.size(), added.size()) - 1 + more(all.subList(next, all.size()));
        return first + (more > 0 ? ", +" + more + (more == 1 ? " more line" : " more lines") : "");
    }

    private static boolean isEnd(String line) {
        return line.startsWith("@@ ") || line.startsWith("… ");
    }

    private static void collect(String line, List<String> removed, List<String> added) {
        if (line.startsWith("-")) {
            removed.add(line.substring(1));
        } else if (line.startsWith("+")) {
            added.add(line.substring(1));
        }
    }

    private static String first(String place, Optional<String> removed, Optional<String> added) {
        String line = "line " + OneLine.of(place, SHOWN) + ": ";
        if (removed.isPresent() && added.isPresent()) {
            return line + ValueText.betweenLines(removed.get(), added.get());
        }
        return removed.map(text -> line + OneLine.of(text, SHOWN) + " removed")
                .or(() -> added.map(text -> line + OneLine.of(text, SHOWN) + " added"))
                .orElse("changed");
    }

    /** What the rest counts: added and removed lines, and those that the collector left out. */
    private static int more(List<String> rest) {
        return rest.stream()
                .mapToInt(line -> line.startsWith("… ") ? leftOut(line) : line.startsWith("@@ ") ? 0 : 1)
                .sum();
    }

    private static int leftOut(String line) {
        String number = line.substring(2, Math.max(2, line.indexOf(' ', 2)));
        return number.chars().allMatch(Character::isDigit) && !number.isEmpty() && number.length() < 10
                ? Integer.parseInt(number)
                : 1;
    }

    private static @Nullable String at(List<String> lines) {
        return lines.isEmpty() ? null : lines.getFirst();
    }
}
