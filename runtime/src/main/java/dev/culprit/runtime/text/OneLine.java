package dev.culprit.runtime.text;

import java.util.regex.Pattern;

/**
 * Text of others (Event messages, values, names) as one harmless line: no terminal escapes, no line breaks, nothing
 * that turns the reading direction, no white space at the ends or twice in a row.
 */
public final class OneLine {
    private static final String MORE = "...";

    /** ESC [ or its one-byte form, parameters, and the final letter: colours and cursor movements. */
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]");

    private static final Pattern BREAK = Pattern.compile("[\\s\\p{Z}]+");

    /** Control and format characters, halves of surrogate pairs, private use. */
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

    private OneLine() {}

    public static String of(String untrusted) {
        String visible = TERMINAL_SEQUENCE.matcher(untrusted).replaceAll("");
        String spaced = BREAK.matcher(visible).replaceAll(" ");
        String printable = UNPRINTABLE.matcher(spaced).replaceAll("");
        return BREAK.matcher(printable).replaceAll(" ").strip();
    }

    /** The line, at most {@code length} characters of it; what was cut shows as three dots. */
    public static String of(String untrusted, int length) {
        return cut(of(untrusted), length);
    }

    /** The line as it is, or the beginning of it and three dots: {@code length} characters in all. */
    public static String cut(String line, int length) {
        if (line.length() <= length) {
            return line;
        }
        int end = length - MORE.length();
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}
