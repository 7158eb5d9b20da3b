package dev.culprit.correlator.notify.grafana;

import dev.culprit.runtime.text.OneLine;

/**
 * Text of others in an annotation: one line without control characters, cut, and escaped, so that neither HTML nor Markdown
 * sees anything in it but text.
 */
final class AnnotationText {
    /** Where there is nothing to show. */
    private static final String NOTHING = "-";

    /** Of what is cut away anyway nothing has to be looked at. */
    private static final int LOOKED_AT = 8;

    private AnnotationText() {}

    /** At most so many characters before they are escaped. */
    static String of(String untrusted, int most) {
        String line = OneLine.of(untrusted.substring(0, Math.min(untrusted.length(), most * LOOKED_AT)))
                .replace("->", "→");
        if (line.isEmpty()) {
            return NOTHING;
        }
        var out = new StringBuilder();
        OneLine.cut(line, most).codePoints().forEach(character -> out.append(escaped(character)));
        return out.toString();
    }

    static String bold(String untrusted, int most) {
        return "<b>" + of(untrusted, most) + "</b>";
    }

    private static String escaped(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '`' -> "&#96;";
            case '[' -> "&#91;";
            case ']' -> "&#93;";
            default -> Character.toString(character);
        };
    }
}
