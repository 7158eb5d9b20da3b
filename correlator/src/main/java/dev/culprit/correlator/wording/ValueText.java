package dev.culprit.correlator.wording;

import dev.culprit.api.record.FieldChange;
import dev.culprit.runtime.text.OneLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one value: {@code info -> debug}, {@code added}, {@code <redacted, changed>}. */
final class ValueText {
    private static final int SHOWN = 40;

    /** Characters shown in front of the first difference of two long values. */
    private static final int LEAD = 10;

    private ValueText() {}

    static String of(FieldChange field) {
        String before = field.before();
        String after = field.after();
        if (before == null || after == null) {
            return existence(field);
        }
        if (isRedacted(before) || isRedacted(after)) {
            return "<redacted, changed>";
        }
        String lines = field.lines();
        return lines == null ? between(before, after) : LinesText.of(lines);
    }

    /** As {@link #of}, with the value where it came or went and is short enough to be read. */
    static String told(FieldChange field) {
        String before = field.before();
        String after = field.after();
        String only = before == null ? after : before;
        boolean both = before != null && after != null;
        boolean readable = only != null && !only.startsWith("{") && !only.startsWith("[") && !isRedacted(only);
        return both || only == null || !readable ? of(field) : existence(field) + " (" + alone(only) + ")";
    }

    /** Whether a collector left of a value only a fingerprint. */
    static boolean isRedacted(String value) {
        return value.startsWith("redacted:") || value.startsWith("<redacted");
    }

    /** A value on its own, short. */
    static String alone(String value) {
        return isRedacted(value) ? "<redacted>" : quoteEmpty(OneLine.of(value, SHOWN));
    }

    private static String existence(FieldChange field) {
        if (field.isAdded()) {
            return "added";
        }
        return field.isRemoved() ? "removed" : "changed";
    }

    private static String between(String before, String after) {
        if (before.indexOf('\n') >= 0 || after.indexOf('\n') >= 0) {
            return betweenTexts(before.lines().toList(), after.lines().toList());
        }
        return isDocument(before) || isDocument(after) ? "changed" : betweenLines(before, after);
    }

    static String betweenLines(String untrustedBefore, String untrustedAfter) {
        String before = OneLine.of(untrustedBefore);
        String after = OneLine.of(untrustedAfter);
        if (before.equals(after)) {
            return "changed in white space only";
        }
        int from = Math.max(before.length(), after.length()) <= SHOWN ? 0 : difference(before, after) - LEAD;
        return quoteEmpty(part(before, from)) + " -> " + quoteEmpty(part(after, from));
    }

    /** Files in a ConfigMap: the one line that differs, or how many do. */
    private static String betweenTexts(List<String> before, List<String> after) {
        int head = 0;
        int most = Math.min(before.size(), after.size());
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && fromEnd(before, tail).equals(fromEnd(after, tail))) {
            tail++;
        }
        int altered = Math.max(before.size(), after.size()) - head - tail;
        if (before.size() == after.size() && altered == 1) {
            return "line " + (head + 1) + ": " + betweenLines(before.get(head), after.get(head));
        }
        return altered == 0 ? "changed in white space only" : "changed from line " + (head + 1);
    }

    private static String fromEnd(List<String> lines, int back) {
        return lines.get(lines.size() - 1 - back);
    }

    private static int difference(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String part(String line, int from) {
        if (from <= 0 || line.length() <= SHOWN) {
            return OneLine.cut(line, SHOWN);
        }
        int start = Math.min(from, line.length() - LEAD);
        return "..." + OneLine.cut(line.substring(whole(line, start)), SHOWN);
    }

    /** Never between the two halves of one character. */
    private static int whole(String line, int at) {
        return Character.isLowSurrogate(line.charAt(at)) ? at + 1 : at;
    }

    private static boolean isDocument(@Nullable String value) {
        return value != null && value.startsWith("{") && value.length() > 2;
    }

    private static String quoteEmpty(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
