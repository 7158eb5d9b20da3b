package dev.culprit.rules.promql;

/** A text between double quotes, from which it cannot break out. */
public final class Quoted {
    private Quoted() {}

    public static String of(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, point);
            }
        });
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        if (Character.isISOControl(point)) {
            quoted.append(String.format("\\u%04x", point));
        } else {
            quoted.appendCodePoint(point);
        }
    }
}
