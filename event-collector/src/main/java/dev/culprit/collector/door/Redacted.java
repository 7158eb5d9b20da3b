package dev.culprit.collector.door;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** How a value that was taken out looks: inside the collector as a fingerprint, in any output as words alone. */
public final class Redacted {
    private static final String PREFIX = "redacted:";

    static final String WORDS = "<redacted>";

    static final String CHANGED_WORDS = "<redacted, changed>";

    private static final Pattern MARK = Pattern.compile(PREFIX + "[0-9a-f]{16}");

    private Redacted() {}

    static String mark(Fingerprint fingerprint, String value) {
        return MARK.matcher(value).matches() ? value : PREFIX + fingerprint.fingerprint(value);
    }

    /** A mark that differs from the given one, and for each version from that for any other. */
    static String another(String mark, String version) {
        long digits = Long.parseUnsignedLong(mark.substring(PREFIX.length()), 16);
        return PREFIX + HexFormat.of().toHexDigits(digits * 31 + 1 + version.hashCode());
    }

    /** The text as it may leave the collector. */
    public static String shown(String text) {
        return replaced(text, WORDS);
    }

    /** The text as it may leave the collector, beside {@code before}: says so where only a secret differs. */
    public static String shownAfter(String before, String text) {
        String shown = shown(text);
        boolean onlySecretsDiffer = !text.equals(before) && shown.equals(shown(before));
        return onlySecretsDiffer ? replaced(text, CHANGED_WORDS) : shown;
    }

    private static String replaced(String text, String words) {
        return text.contains(PREFIX) ? MARK.matcher(text).replaceAll(words) : text;
    }
}
