package dev.culprit.correlator.ranking;

/** Whether a text names something. */
final class Mention {
    private Mention() {}

    /** A name stands alone: neither a letter, a digit, a dash nor a dot followed by one goes on. */
    static boolean of(String name, String text) {
        if (name.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            if ((at == 0 || !goesOn(text, at - 1)) && !goesOn(text, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        boolean isDotInside = c == '.' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || isDotInside;
    }
}
