package dev.culprit.rules.promql;

import java.util.List;

/** A place in a row of tokens. */
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean skip(String sign) {
        boolean there = peek().is(sign);
        at += there ? 1 : 0;
        return there;
    }

    boolean skipWord(String word) {
        boolean there = peek().isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    void expect(String sign) throws SyntaxException {
        if (!skip(sign)) {
            throw unexpected("'" + sign + "' is expected");
        }
    }

    Token expect(Token.Form form, String what) throws SyntaxException {
        if (peek().form() != form) {
            throw unexpected(what + " is expected");
        }
        return next();
    }

    SyntaxException unexpected(String why) {
        return new SyntaxException("unexpected " + peek().shown() + ": " + why, peek().offset());
    }

    /** The one behind the next. */
    Token after() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    void end(String why) throws SyntaxException {
        if (peek().form() != Token.Form.END) {
            throw unexpected(why);
        }
    }
}
