package dev.culprit.rules.manifest;

import java.util.regex.Pattern;

/** Text of others in a line of ours: short, and without what a terminal would obey. */
final class Shown {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST = 60;
    private static final int LONGEST_LINE = 500;

    private Shown() {}

    static String of(String text) {
        return "'" + cut(line(text), LONGEST) + "'";
    }

    static String line(String text) {
        return cut(UNPRINTABLE.matcher(text).replaceAll("?"), LONGEST_LINE);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
