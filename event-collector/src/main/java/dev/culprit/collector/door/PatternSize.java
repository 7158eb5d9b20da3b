package dev.culprit.collector.door;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a pattern gets when its counted repetitions are written out, as the matcher does: {@code (a{9}){9}} is 81. */
final class PatternSize {
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,6})(?:(,)(\\d{0,6}))?\\}");

    private static final Pattern CLASS = Pattern.compile("\\[\\^?+\\]?+(?:\\\\.|\\[:\\w++:\\]|[^\\]\\\\])*+\\]");

    private final Deque<Long> outer = new ArrayDeque<>();
    private long sum;
    private long last;

    private PatternSize() {}

    /** At least the number of its elements, each as often as it is repeated; never more than {@code limit + 1}. */
    static long of(String regex, long limit) {
        var size = new PatternSize();
        Matcher count = COUNT.matcher(regex);
        Matcher charClass = CLASS.matcher(regex);
        int at = 0;
        while (at < regex.length() && size.sum <= limit) {
            at = size.element(regex, at, count, charClass);
        }
        long total = size.sum;
        for (long part : size.outer) {
            total += part;
        }
        return Math.min(total, limit + 1);
    }

    private int element(String regex, int at, Matcher count, Matcher charClass) {
        char c = regex.charAt(at);
        if (c == '{' && count.region(at, regex.length()).lookingAt()) {
            repeat(times(count));
            return count.end();
        }
        if (c == '(') {
            outer.push(sum);
            sum = 0;
            last = 0;
            return at + 1;
        }
        if (c == ')' && !outer.isEmpty()) {
            last = sum + 1;
            sum = outer.pop() + last;
            return at + 1;
        }
        last = 1;
        sum++;
        boolean isClass = c == '[' && charClass.region(at, regex.length()).lookingAt();
        return isClass ? charClass.end() : at + (c == '\\' ? 2 : 1);
    }

    private void repeat(long times) {
        sum += last * (times - 1);
        last *= times;
    }

    private static long times(Matcher count) {
        String most = count.group(3);
        boolean openEnded = most == null || most.isEmpty();
        return Math.max(1, Long.parseLong(openEnded ? count.group(1) : most));
    }
}
