package dev.culprit.collector.door;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line says of the lines below it: they are a secret's value that goes on, its list, or a mapping of secrets; they
 * are the value that belongs to the name before. One walk, with the scopes that are open.
 */
final class SecretLines {
    private static final Pattern ENTRY = Pattern.compile(
            "([ \\t]*+)((?:-[ \\t]++)*+)([\"']?+([A-Za-z_][\\w.\\-/]*+)[\"']?+[ \\t]*+(?::(?=\\s|$)|=)[ \\t]*+)(.*+)",
            Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("[|>][+\\-0-9]{0,3}[ \\t]*+(?:#.*+)?+\\r?+", Pattern.DOTALL);

    private static final Pattern ITEM = Pattern.compile("([ \\t]*+(?:- )?+[ \\t]*+)(.*?)(\\r?)", Pattern.DOTALL);

    private static final Pattern SECRET_OBJECT =
            Pattern.compile("(?m)^[ \\t]*+(?:- )?+kind:[ \\t]*+[\"']?Secret[\"']?[ \\t]*+\\r?$");

    private static final Pattern DATA = Pattern.compile("data|stringData");

    private static final Pattern SECTION = Pattern.compile("[ \\t]*+\\[{1,2}+([\\w .:\"'\\-]{1,128}+)\\]{1,2}+\\s*+");

    /** The indentation of a section, which goes on to the next one. */
    private static final int EVERYWHERE = -1;

    /** How far a name may stand behind its value. */
    private static final int LOOK_AHEAD = 6;

    private enum Below {
        /** Every line is the secret. */
        TEXT,
        /** Lines that are no fields of their own are. */
        REST,
        /** Each field holds one, but for those that describe it. */
        MAPPING,
        /** Each field holds one. */
        VALUES
    }

    private record Scope(int indent, Below below) {}

    private final SecretName names;
    private final SecretAssignment assignment;
    private final UnaryOperator<String> redact;
    private final String text;
    private final boolean holdsSecretObject;
    private final StringBuilder clean;
    private final Deque<Scope> scopes = new ArrayDeque<>();

    /** The column of the last {@code name:} that names a secret, or -1. */
    private int pair = -1;

    /** Behind a line that goes on in the next one. */
    private boolean continued;

    /** Up to here everything belongs to a quoted value. */
    private int quotedUntil;

    private boolean noTriple;
    private boolean noDouble;
    private boolean noSingle;

    SecretLines(SecretName names, SecretAssignment assignment, UnaryOperator<String> redact, String text) {
        this.names = names;
        this.assignment = assignment;
        this.redact = redact;
        this.text = text;
        this.holdsSecretObject = SECRET_OBJECT.matcher(text).find();
        this.clean = new StringBuilder(text.length());
    }

    String without() {
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            clean.append(line(text.substring(start, end), start, end));
            if (newline >= 0) {
                clean.append('\n');
            }
            start = end + 1;
        }
        return clean.toString();
    }

    private String line(String line, int start, int end) {
        if (line.isBlank()) {
            return line;
        }
        if (start < quotedUntil) {
            return whole(line);
        }
        if (continued) {
            continued = endsInBackslash(line);
            return whole(line);
        }
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
            scopes.clear();
            if (names.holdsMany(section.group(1))) {
                scopes.push(new Scope(EVERYWHERE, Below.MAPPING));
            }
            return line;
        }
        Matcher entry = ENTRY.matcher(line);
        boolean isEntry = entry.matches();
        String inScope = inScope(line, isEntry ? entry : null);
        if (inScope != null) {
            return inScope;
        }
        return isEntry ? entry(line, entry, end) : line;
    }

    private @Nullable String inScope(String line, @Nullable Matcher entry) {
        while (!scopes.isEmpty()) {
            Scope scope = scopes.getFirst();
            Matcher field = entry == null || isFieldOf(scope, entry) ? entry : null;
            boolean covered = isBelow(line, scope) && (scope.below != Below.REST || field == null);
            if (!covered) {
                scopes.pop();
            } else if (field == null || scope.below == Below.TEXT) {
                return whole(line);
            } else {
                return child(scope, field, line);
            }
        }
        return null;
    }

    /** With {@code =} only in a section: below a name in YAML it is base64. */
    private static boolean isFieldOf(Scope scope, Matcher entry) {
        return scope.indent == EVERYWHERE || entry.group(3).stripTrailing().endsWith(":");
    }

    private static boolean isBelow(String line, Scope scope) {
        int depth = depth(line);
        boolean item = scope.below != Below.TEXT && depth == scope.indent && line.startsWith("- ", depth);
        return depth > scope.indent || item;
    }

    /** A field of a mapping whose name says that it holds secrets. */
    private String child(Scope scope, Matcher entry, String line) {
        String value = entry.group(5);
        String name = entry.group(4);
        if (value.isBlank()) {
            return line;
        }
        if (scope.below == Below.MAPPING && Harmless.describes(name)) {
            return line;
        }
        if (BLOCK.matcher(value).matches()) {
            scopes.push(new Scope(column(entry), Below.TEXT));
            return line;
        }
        return line.substring(0, entry.start(5)) + redacted(value);
    }

    private String entry(String line, Matcher entry, int end) {
        String name = entry.group(4);
        String value = entry.group(5);
        int column = column(entry);
        if (pair >= 0 && (column < pair || !entry.group(2).isEmpty())) {
            pair = -1;
        }
        if (isName(name)) {
            pair = names.matches(word(value)) ? column : -1;
            return line;
        }
        boolean ofPair = name.toLowerCase(Locale.ROOT).endsWith("value")
                && (pair == column || (pair < 0 && isNamedBelow(column, end)));
        if (!ofPair && !isSecret(name)) {
            return line;
        }
        open(name, value, column, end);
        boolean here = ofPair && !value.isBlank() && !BLOCK.matcher(value).matches();
        return here ? line.substring(0, entry.start(5)) + redacted(value) : line;
    }

    private void open(String name, String value, int column, int end) {
        boolean dataOfSecret = isDataOfSecret(name);
        Below below = BLOCK.matcher(value).matches()
                ? Below.TEXT
                : dataOfSecret ? Below.VALUES : names.holdsMany(name) ? Below.MAPPING : Below.REST;
        scopes.push(new Scope(column, below));
        continued = endsInBackslash(value);
        quotedUntil = endOfQuoted(value, end);
    }

    private boolean isSecret(String name) {
        return names.matchesInText(name) || isDataOfSecret(name);
    }

    private boolean isDataOfSecret(String name) {
        return holdsSecretObject && DATA.matcher(name).matches();
    }

    private static boolean isName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("name") || lower.equals("key") || lower.equals("parameterkey");
    }

    private static String word(String value) {
        return value.strip().replaceAll("^[\"']|[\"',]*+$", "");
    }

    /** {@code value: x} may come before {@code name: DB_PASSWORD}. */
    private boolean isNamedBelow(int column, int end) {
        int start = end + 1;
        for (int i = 0; i < LOOK_AHEAD && start < text.length(); i++) {
            int newline = text.indexOf('\n', start);
            int stop = Math.min(newline < 0 ? text.length() : newline, start + 512);
            String line = text.substring(start, stop);
            Matcher entry = ENTRY.matcher(line);
            if (!line.isBlank() && (depth(line) < column || line.startsWith("-", depth(line)))) {
                return false;
            }
            if (depth(line) == column && entry.matches() && isName(entry.group(4))) {
                return names.matches(word(entry.group(5)));
            }
            if (newline < 0) {
                return false;
            }
            start = newline + 1;
        }
        return false;
    }

    private int endOfQuoted(String value, int end) {
        String quote = value.startsWith("\"\"\"") || value.startsWith("'''")
                ? value.substring(0, 3)
                : value.startsWith("\"") || value.startsWith("'") ? value.substring(0, 1) : "";
        boolean closed = quote.isEmpty() || value.indexOf(quote, quote.length()) >= 0;
        if (closed || (quote.length() == 3 ? noTriple : quote.equals("\"") ? noDouble : noSingle)) {
            return 0;
        }
        int close = text.indexOf(quote, end);
        if (close < 0) {
            // looked for once: a text full of opened quotes is not searched again for each of them
            noTriple |= quote.length() == 3;
            noDouble |= quote.equals("\"");
            noSingle |= quote.equals("'");
        }
        return close < 0 ? 0 : close;
    }

    private String whole(String line) {
        Matcher item = ITEM.matcher(line);
        return item.matches() ? item.group(1) + redacted(item.group(2)) + item.group(3) : redacted(line);
    }

    private String redacted(String value) {
        return assignment.isClean(value) ? value : redact.apply(value);
    }

    private static int column(Matcher entry) {
        return entry.start(3);
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && (line.charAt(depth) == ' ' || line.charAt(depth) == '\t')) {
            depth++;
        }
        return depth;
    }

    private static boolean endsInBackslash(String line) {
        String end = line.stripTrailing();
        int backslashes = 0;
        while (backslashes < end.length() && end.charAt(end.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
