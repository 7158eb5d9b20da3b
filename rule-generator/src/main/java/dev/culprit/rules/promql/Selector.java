package dev.culprit.rules.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Selects series: a metric's name, conditions on labels, or both. Its text is made anew, never the one that was read. */
public record Selector(@Nullable String metric, List<Matcher> matchers) {
    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** Reads a selector and nothing else: no function, no range, no offset, no comment. */
    public static Selector parse(String text) throws SyntaxException {
        var cursor = new Cursor(new Lexer(text).tokens());
        Selector selector = new SelectorParser(cursor).selector();
        cursor.end("a selector has no functions, ranges or operators");
        return selector;
    }

    public static Selector of(String metric, List<Matcher> matchers) {
        return new Selector(metric, matchers);
    }

    /** With one more condition. */
    public Selector and(Matcher matcher) {
        var all = new ArrayList<>(matchers);
        all.add(matcher);
        return new Selector(metric, all);
    }

    /** Whether it would select every series of a server. */
    boolean selectsAnything() {
        return metric == null && matchers.stream().allMatch(matcher -> matcher.accepts(""));
    }

    @Override
    public String toString() {
        String name = metric == null ? "" : metric;
        return matchers.isEmpty()
                ? name
                : name + matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
