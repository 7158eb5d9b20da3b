package dev.culprit.collector.door;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines below a secret's name: a YAML block scalar, a list or the rest of a value that goes on deeper indented. */
final class SecretLines {
    private static final Pattern OPENING = Pattern.compile(
            "([ \\t]*+)(?:- )?+[\"']?+([A-Za-z_][\\w.\\-]*+)[\"']?+[ \\t]*+:(?:[ \\t]++(.*+))?+\\r?+", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("[|>][+\\-0-9]{0,3}[ \\t]*+(?:#.*+)?+\\r?+", Pattern.DOTALL);

    private static final Pattern ITEM = Pattern.compile("([ \\t]*+(?:- )?+[ \\t]*+)(.*?)(\\r?)", Pattern.DOTALL);

    private static final Pattern FIELD =
            Pattern.compile("[\"']?+[A-Za-z_][\\w.\\-/]*+[\"']?+[ \\t]*+:(?:\\s.*+)?+", Pattern.DOTALL);

    private final Predicate<String> secret;
    private final UnaryOperator<String> redact;

    /** The indentation of the secret's name, or -1 outside a secret. */
    private int indent = -1;

    private boolean block;

    SecretLines(Predicate<String> secret, UnaryOperator<String> redact) {
        this.secret = secret;
        this.redact = redact;
    }

    String without(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            clean.append(line(text.substring(start, end)));
            if (newline >= 0) {
                clean.append('\n');
            }
            start = end + 1;
        }
        return clean.toString();
    }

    private String line(String line) {
        if (line.isBlank()) {
            return line;
        }
        Matcher item = ITEM.matcher(line);
        if (indent >= 0 && item.matches() && isBelow(line, item.group(1))) {
            String content = item.group(2);
            if (block || !FIELD.matcher(content).matches()) {
                return item.group(1) + redact.apply(content) + item.group(3);
            }
        }
        Matcher opening = OPENING.matcher(line);
        boolean opens = opening.matches() && secret.test(opening.group(2));
        indent = opens ? opening.group(1).length() : -1;
        String value = opens ? opening.group(3) : null;
        block = value != null && BLOCK.matcher(value).matches();
        return line;
    }

    private boolean isBelow(String line, String lead) {
        int depth = 0;
        while (depth < lead.length() && lead.charAt(depth) != '-') {
            depth++;
        }
        return depth > indent || (!block && depth == indent && line.startsWith("- ", depth));
    }
}
