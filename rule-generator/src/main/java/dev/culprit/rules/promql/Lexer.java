package dev.culprit.rules.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits PromQL into its words. Comments are refused: what they hide is not read by the one who reviews the rule. */
final class Lexer {
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[smhdwy]))+(?![\\w.])");
    private static final Pattern NUMBER =
            Pattern.compile("(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![\\w.])");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern SIGN = Pattern.compile("=~|!~|!=|==|<=|>=|[-+*/%^(){}\\[\\],=<>@:]");

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() throws SyntaxException {
        var tokens = new ArrayList<Token>();
        for (skipSpace(); at < text.length(); skipSpace()) {
            tokens.add(next());
        }
        tokens.add(new Token(Token.Form.END, "", at));
        return tokens;
    }

    private void skipSpace() {
        Matcher space = SPACE.matcher(text).region(at, text.length());
        if (space.lookingAt()) {
            at = space.end();
        }
    }

    private Token next() throws SyntaxException {
        char first = text.charAt(at);
        if (first == '"' || first == '\'' || first == '`') {
            int start = at;
            var string = new StringLiteral(text, at);
            String value = string.value();
            at = string.end();
            return new Token(Token.Form.STRING, value, start);
        }
        if (first == '#') {
            throw new SyntaxException("a comment is not allowed", at);
        }
        return word();
    }

    private Token word() throws SyntaxException {
        Token.Form[] forms = {Token.Form.DURATION, Token.Form.NUMBER, Token.Form.NAME, Token.Form.SIGN};
        Pattern[] patterns = {DURATION, NUMBER, NAME, SIGN};
        for (int i = 0; i < patterns.length; i++) {
            Matcher word = patterns[i].matcher(text).region(at, text.length()).useTransparentBounds(true);
            // a colon may begin a metric's name, but stands between range and step too
            boolean taken = patterns[i] == NAME && text.charAt(at) == ':';
            if (!taken && word.lookingAt()) {
                var token = new Token(forms[i], word.group(), at);
                at = word.end();
                return token;
            }
        }
        throw new SyntaxException("unexpected '" + Character.toString(text.codePointAt(at)) + "'", at);
    }
}
