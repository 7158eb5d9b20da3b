package dev.culprit.rules.promql;

import com.google.re2j.PatternSyntaxException;
import dev.culprit.rules.promql.Matcher.Comparison;
import java.util.ArrayList;

/** Reads a selector, wherever it stands. */
final class SelectorParser {
    private final Cursor cursor;

    SelectorParser(Cursor cursor) {
        this.cursor = cursor;
    }

    Selector selector() throws SyntaxException {
        Token start = cursor.peek();
        String metric = start.form() == Token.Form.NAME ? cursor.next().text() : null;
        var matchers = new ArrayList<Matcher>();
        if (cursor.skip("{")) {
            while (!cursor.peek().is("}")) {
                matchers.add(matcher());
                if (!cursor.peek().is("}")) {
                    cursor.expect(",");
                }
            }
            cursor.expect("}");
        } else if (metric == null) {
            throw cursor.unexpected("a metric's name or '{' is expected");
        }
        var selector = new Selector(metric, matchers);
        if (selector.selectsAnything()) {
            throw new SyntaxException(
                    "it selects every series: name a metric, or a label that must have a value", start.offset());
        }
        return selector;
    }

    private Matcher matcher() throws SyntaxException {
        Token label = cursor.expect(Token.Form.NAME, "a label's name");
        if (label.text().contains(":")) {
            throw new SyntaxException("'" + label.text() + "' is no label's name", label.offset());
        }
        Token sign = cursor.next();
        Comparison comparison = switch (sign.form() == Token.Form.SIGN ? sign.text() : "") {
            case "=" -> Comparison.EQUAL;
            case "!=" -> Comparison.NOT_EQUAL;
            case "=~" -> Comparison.MATCHES;
            case "!~" -> Comparison.MATCHES_NOT;
            default -> throw new SyntaxException("one of = != =~ !~ is expected, not " + sign.shown(), sign.offset());
        };
        Token value = cursor.expect(Token.Form.STRING, "a value in quotes");
        var matcher = new Matcher(label.text(), comparison, value.text());
        try {
            matcher.accepts("");
        } catch (PatternSyntaxException e) {
            throw new SyntaxException("no regular expression (" + e.getDescription() + ")", value.offset());
        }
        return matcher;
    }

    /** Names of labels between parentheses. */
    void labels() throws SyntaxException {
        cursor.expect("(");
        while (!cursor.peek().is(")")) {
            cursor.expect(Token.Form.NAME, "a label's name");
            if (!cursor.peek().is(")")) {
                cursor.expect(",");
            }
        }
        cursor.expect(")");
    }
}
