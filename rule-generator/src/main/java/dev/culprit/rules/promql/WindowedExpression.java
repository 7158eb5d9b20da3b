package dev.culprit.rules.promql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PromQL that gives series for any window: <code>{{window}}</code> stands in the place of the range. */
public record WindowedExpression(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{ *window *\\}\\}");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[\\s*\\{\\{ *window *\\}\\}\\s*(?=[]:])");

    /** Reads it, or says what is wrong with it, and where. */
    public static WindowedExpression parse(String text) throws SyntaxException {
        Matcher place = PLACE.matcher(text);
        if (!place.find()) {
            throw new SyntaxException("{{window}} is missing: write [{{window}}] in the place of each range", 0);
        }
        Matcher stray = PLACE.matcher(IN_BRACKETS
                .matcher(text)
                .replaceAll(found -> " ".repeat(found.group().length())));
        if (stray.find()) {
            throw new SyntaxException("{{window}} must stand alone between [ and ]", stray.start());
        }
        // of equal length, so that positions are those of the text
        String sample =
                place.replaceAll(found -> "5m" + " ".repeat(found.group().length() - 2));
        var parser = new ExpressionParser(new Lexer(sample).tokens());
        Kind kind = parser.expression();
        parser.end("the expression ends before it");
        if (kind != Kind.VECTOR) {
            throw new SyntaxException("it gives " + kind.shown() + ", and must give series", 0);
        }
        return new WindowedExpression(text.strip());
    }

    /** Between parentheses, for a window as PromQL writes it. */
    public String over(String window) {
        return "(" + PLACE.matcher(text).replaceAll(window) + ")";
    }
}
