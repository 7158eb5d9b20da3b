package dev.culprit.rules.promql;

/** A quoted string, with the escapes that Go has. */
final class StringLiteral {
    private static final String ESCAPES = "abfnrtv\\'\"";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\'\"";

    private final String text;
    private final int start;
    private final StringBuilder value = new StringBuilder();
    private int at;

    StringLiteral(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start + 1;
    }

    int end() {
        return at;
    }

    String value() throws SyntaxException {
        char quote = text.charAt(start);
        while (at < text.length() && text.charAt(at) != quote) {
            char next = text.charAt(at++);
            if (next == '\n' && quote != '`') {
                throw new SyntaxException("the quote that is opened here is not closed on its line", start);
            }
            if (next == '\\' && quote != '`') {
                escape(quote);
            } else {
                value.append(next);
            }
        }
        if (at >= text.length()) {
            throw new SyntaxException("the quote that is opened here is not closed", start);
        }
        at++;
        return value.toString();
    }

    private void escape(char quote) throws SyntaxException {
        char next = at < text.length() ? text.charAt(at++) : ' ';
        int known = ESCAPES.indexOf(next);
        boolean otherQuote = (next == '"' || next == '\'') && next != quote;
        if (known >= 0 && !otherQuote) {
            value.append(ESCAPED.charAt(known));
        } else if (next == 'x') {
            code(2, 16);
        } else if (next == 'u') {
            code(4, 16);
        } else if (next == 'U') {
            code(8, 16);
        } else if (next >= '0' && next <= '7') {
            at--;
            code(3, 8);
        } else {
            throw new SyntaxException("unknown escape '\\" + next + "'", at - 2);
        }
    }

    private void code(int digits, int radix) throws SyntaxException {
        int end = Math.min(at + digits, text.length());
        try {
            int point = Integer.parseInt(text.substring(at, end), radix);
            value.appendCodePoint(point);
        } catch (IllegalArgumentException e) {
            throw new SyntaxException("an escape that is no character", at - 2);
        }
        at = end;
    }
}
