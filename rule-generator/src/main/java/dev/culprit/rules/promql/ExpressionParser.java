package dev.culprit.rules.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an expression and tells what it gives, by PromQL's grammar. */
final class ExpressionParser {
    /** Deeper nesting than anybody writes; a hostile text ends here and not with the stack. */
    private static final int DEEPEST = 60;

    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(
            Map.entry("or", 1),
            Map.entry("and", 2),
            Map.entry("unless", 2),
            Map.entry("==", 3),
            Map.entry("!=", 3),
            Map.entry("<=", 3),
            Map.entry("<", 3),
            Map.entry(">=", 3),
            Map.entry(">", 3),
            Map.entry("+", 4),
            Map.entry("-", 4),
            Map.entry("*", 5),
            Map.entry("/", 5),
            Map.entry("%", 5),
            Map.entry("atan2", 5),
            Map.entry("^", 6));

    private static final int SETS = 2;
    private static final int COMPARISONS = 3;
    private static final int POWER = 6;

    private final Cursor cursor;
    private final SelectorParser selectors;
    private int depth;

    ExpressionParser(List<Token> tokens) {
        this.cursor = new Cursor(tokens);
        this.selectors = new SelectorParser(cursor);
    }

    Kind expression() throws SyntaxException {
        return binary(1);
    }

    void end(String why) throws SyntaxException {
        cursor.end(why);
    }

    private Kind binary(int least) throws SyntaxException {
        if (++depth > DEEPEST) {
            throw new SyntaxException("nested too deeply", cursor.peek().offset());
        }
        Kind left = unary();
        for (Integer precedence = precedence(); precedence != null && precedence >= least; precedence = precedence()) {
            Token operator = cursor.next();
            boolean bool = modifiers(precedence);
            // ^ binds to the right, all others to the left
            Kind right = binary(precedence == POWER ? precedence : precedence + 1);
            left = combined(left, operator, right, bool);
        }
        depth--;
        return left;
    }

    private @Nullable Integer precedence() {
        Token token = cursor.peek();
        boolean operator = token.form() == Token.Form.SIGN || token.form() == Token.Form.NAME;
        return operator ? PRECEDENCE.get(token.text().toLowerCase(Locale.ROOT)) : null;
    }

    private boolean modifiers(int precedence) throws SyntaxException {
        boolean bool = precedence == COMPARISONS && cursor.skipWord("bool");
        if (cursor.skipWord("on") || cursor.skipWord("ignoring")) {
            selectors.labels();
            if (cursor.skipWord("group_left") || cursor.skipWord("group_right")) {
                if (cursor.peek().is("(")) {
                    selectors.labels();
                }
            }
        }
        return bool;
    }

    private static Kind combined(Kind left, Token operator, Kind right, boolean bool) throws SyntaxException {
        Integer precedence = PRECEDENCE.get(operator.text().toLowerCase(Locale.ROOT));
        boolean numbers = left == Kind.SCALAR && right == Kind.SCALAR;
        boolean operands = Set.of(Kind.SCALAR, Kind.VECTOR).containsAll(Set.copyOf(List.of(left, right)));
        boolean sets = precedence != null && precedence <= SETS;
        boolean compares = precedence != null && precedence == COMPARISONS;
        if (!operands || (sets && (left != Kind.VECTOR || right != Kind.VECTOR))) {
            throw new SyntaxException(
                    "'" + operator.text() + "' cannot join " + left.shown() + " and " + right.shown(),
                    operator.offset());
        }
        if (numbers && compares && !bool) {
            throw new SyntaxException("comparing two numbers needs 'bool'", operator.offset());
        }
        return numbers ? Kind.SCALAR : Kind.VECTOR;
    }

    private Kind unary() throws SyntaxException {
        if (cursor.skip("-") || cursor.skip("+")) {
            Token operand = cursor.peek();
            Kind kind = binary(POWER);
            if (kind != Kind.SCALAR && kind != Kind.VECTOR) {
                throw new SyntaxException("only numbers and series have a sign", operand.offset());
            }
            return kind;
        }
        Token start = cursor.peek();
        return suffixed(primary(), start);
    }

    private Kind primary() throws SyntaxException {
        Token token = cursor.peek();
        return switch (token.form()) {
            case NUMBER -> {
                cursor.next();
                yield Kind.SCALAR;
            }
            case STRING -> {
                cursor.next();
                yield Kind.STRING;
            }
            case NAME -> named();
            case SIGN -> signed(token);
            case DURATION, END -> throw cursor.unexpected("a number, a selector or a function is expected");
        };
    }

    private Kind signed(Token token) throws SyntaxException {
        if (token.is("(")) {
            cursor.next();
            Kind kind = binary(1);
            cursor.expect(")");
            return kind;
        }
        if (token.is("{")) {
            selectors.selector();
            return Kind.VECTOR;
        }
        throw cursor.unexpected("a number, a selector or a function is expected");
    }

    private Kind named() throws SyntaxException {
        Token name = cursor.peek();
        Token after = cursor.after();
        String word = name.text();
        if (name.isWord("inf") || name.isWord("nan")) {
            cursor.next();
            return Kind.SCALAR;
        }
        if (Functions.AGGREGATIONS.contains(word) && (after.is("(") || after.isWord("by") || after.isWord("without"))) {
            return aggregation();
        }
        if (after.is("(")) {
            return call();
        }
        selectors.selector();
        return Kind.VECTOR;
    }

    private Kind aggregation() throws SyntaxException {
        Token name = cursor.next();
        grouping();
        cursor.expect("(");
        if (Functions.WITH_PARAMETER.contains(name.text())) {
            require(binary(1), Kind.SCALAR, name);
            cursor.expect(",");
        }
        require(binary(1), Kind.VECTOR, name);
        cursor.expect(")");
        grouping();
        return Kind.VECTOR;
    }

    private void grouping() throws SyntaxException {
        if (cursor.skipWord("by") || cursor.skipWord("without")) {
            selectors.labels();
        }
    }

    private static void require(Kind given, Kind wanted, Token where) throws SyntaxException {
        if (given != wanted) {
            throw new SyntaxException(
                    where.text() + " takes " + wanted.shown() + ", not " + given.shown(), where.offset());
        }
    }

    private Kind call() throws SyntaxException {
        Token name = cursor.next();
        if (!Functions.isKnown(name.text())) {
            throw new SyntaxException("there is no function '" + name.text() + "'", name.offset());
        }
        cursor.expect("(");
        var arguments = new ArrayList<Kind>();
        while (!cursor.peek().is(")")) {
            arguments.add(binary(1));
            if (!cursor.peek().is(")")) {
                cursor.expect(",");
            }
        }
        cursor.expect(")");
        String mistake = Functions.mistake(name.text(), arguments);
        if (mistake != null) {
            throw new SyntaxException(mistake, name.offset());
        }
        return Functions.result(name.text());
    }

    /** A range, a subquery, an offset, a fixed time. */
    private Kind suffixed(Kind kind, Token start) throws SyntaxException {
        Kind result = kind;
        while (true) {
            if (cursor.peek().is("[")) {
                require(result, Kind.VECTOR, start);
                range();
                result = Kind.RANGE;
            } else if (cursor.skipWord("offset")) {
                cursor.skip("-");
                cursor.expect(Token.Form.DURATION, "a duration");
            } else if (cursor.skip("@")) {
                cursor.skip("-");
                cursor.expect(Token.Form.NUMBER, "a time in seconds");
            } else {
                return result;
            }
        }
    }

    private void range() throws SyntaxException {
        cursor.expect("[");
        cursor.expect(Token.Form.DURATION, "a duration");
        if (cursor.skip(":") && !cursor.peek().is("]")) {
            cursor.expect(Token.Form.DURATION, "a duration");
        }
        cursor.expect("]");
    }
}
