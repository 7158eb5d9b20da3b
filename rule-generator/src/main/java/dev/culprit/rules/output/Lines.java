package dev.culprit.rules.output;

import java.util.List;

/** An expression on several lines, so that YAML needs no quotes around it and people can read it. */
final class Lines {
    private static final List<String> BREAKS = List.of(" or ", " and ", " / (", " - (sum(", " + sum(");
    private static final int DEEPEST = 3;

    private Lines() {}

    static String of(String expression) {
        if (expression.indexOf('"') < 0) {
            return expression;
        }
        var lines = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < expression.length(); at++) {
            char next = expression.charAt(at);
            boolean escaped = next == '\\' && quoted;
            if (escaped) {
                lines.append(next).append(expression.charAt(++at));
                continue;
            }
            quoted ^= next == '"';
            depth += quoted ? 0 : nesting(next);
            boolean broken = next == ' ' && !quoted && depth <= DEEPEST && isBreak(expression, at);
            lines.append(broken ? "\n" + "  ".repeat(depth) : next);
        }
        return lines.append('\n').toString();
    }

    private static int nesting(char next) {
        return next == '(' ? 1 : next == ')' ? -1 : 0;
    }

    private static boolean isBreak(String expression, int at) {
        return BREAKS.stream().anyMatch(word -> expression.startsWith(word, at));
    }
}
