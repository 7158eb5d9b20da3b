package dev.culprit.collector.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import dev.culprit.collector.door.Redacted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of two texts differ: {@code @@ 12} before a place, counted in the former text, then its lines with
 * {@code -} and {@code +}. As many as a person reads, not a whole file.
 */
final class LineDiff {
    static final int MAX_LINES = 12;
    static final int MAX_LINE = 120;

    /** Between the first and the last difference; beyond it everything there counts as rewritten, so that time is bounded. */
    private static final int MAX_COMPARED = 400;

    private LineDiff() {}

    /** Null where neither text has more than one line, or only line ends differ. */
    static @Nullable String between(String before, String after) {
        if (before.indexOf('\n') < 0 && after.indexOf('\n') < 0) {
            return null;
        }
        List<String> shown = shown(before.lines().toList(), after.lines().toList());
        if (shown.isEmpty()) {
            return null;
        }
        int more = shown.size() - MAX_LINES;
        List<String> kept = shown.subList(0, Math.min(shown.size(), MAX_LINES));
        return String.join("\n", kept) + (more > 0 ? "\n… " + more + " more" : "");
    }

    private static List<String> shown(List<String> before, List<String> after) {
        int most = Math.min(before.size(), after.size());
        int head = 0;
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && fromEnd(before, tail).equals(fromEnd(after, tail))) {
            tail++;
        }
        var lines = new ArrayList<String>();
        for (AbstractDelta<String> place :
                places(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail))) {
            lines.add("@@ " + (head + place.getSource().getPosition() + 1));
            lines.addAll(lines(place.getSource().getLines(), place.getTarget().getLines()));
        }
        return lines;
    }

    private static String fromEnd(List<String> lines, int back) {
        return lines.get(lines.size() - 1 - back);
    }

    private static List<AbstractDelta<String>> places(List<String> before, List<String> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return List.of();
        }
        return Math.max(before.size(), after.size()) > MAX_COMPARED
                ? List.of(new ChangeDelta<>(new Chunk<>(0, before), new Chunk<>(0, after)))
                : Objects.requireNonNull(DiffUtils.diff(before, after).getDeltas());
    }

    private static List<String> lines(List<String> before, List<String> after) {
        var lines = new ArrayList<String>();
        before.forEach(line -> lines.add("-" + cut(Redacted.shown(line))));
        for (int i = 0; i < after.size(); i++) {
            String counterpart = i < before.size() ? before.get(i) : "";
            lines.add("+" + cut(Redacted.shownAfter(counterpart, after.get(i))));
        }
        return lines;
    }

    private static String cut(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE - 1) + "…";
    }
}
