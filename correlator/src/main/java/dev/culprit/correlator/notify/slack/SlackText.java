package dev.culprit.correlator.notify.slack;

import dev.culprit.runtime.text.OneLine;

/**
 * Text of others in a message of Slack: one line without control characters, with Slack's three special characters escaped,
 * never longer than it may be, and never cut in the middle of a character or an escape.
 */
final class SlackText {
    /** Slack takes no empty text. */
    static final String NOTHING = "-";

    private static final String MORE = "…";

    /** Of what is cut away anyway nothing has to be looked at. */
    private static final int LOOKED_AT = 8;

    private SlackText() {}

    /** For text that Slack does not format. */
    static String plain(String untrusted, int most) {
        String line = OneLine.of(untrusted.substring(0, Math.min(untrusted.length(), most * LOOKED_AT)))
                // readable whether a client shows escapes or what they stand for
                .replace("->", "→");
        return line.isEmpty() ? NOTHING : escaped(line, most);
    }

    /** For text that Slack formats: in a code span nothing is, neither emphasis nor names nor links. */
    static String code(String untrusted, int most) {
        return "`" + plain(untrusted, most - 2).replace('`', '\'') + "`";
    }

    /** The same, set off. */
    static String codeBlock(String untrusted, int most) {
        return "```" + plain(untrusted, most - 6).replace('`', '\'') + "```";
    }

    private static String escaped(String line, int most) {
        var out = new StringBuilder();
        int[] characters = line.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            String escaped = escaped(characters[i]);
            int room = i == characters.length - 1 ? 0 : MORE.length();
            if (out.length() + escaped.length() + room > most) {
                return out.append(MORE).toString();
            }
            out.append(escaped);
        }
        return out.toString();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }
}
