package dev.culprit.rules.promql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.corpus.EveryInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever is given as a selector or an expression is read as exactly that, or refused at a character that it has. */
public class SelectorsFuzzTest {
    private static final Pattern PLACE = Pattern.compile("at character (\\d+)$");

    @EveryInput
    void holdsForWhatIsKept(byte[] input) {
        fuzzerTestOneInput(input);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        try {
            assertReadAsItIsWritten(Selector.parse(text));
        } catch (SyntaxException e) {
            assertPlaced(e, text);
        }
        try {
            assertStaysOneExpression(WindowedExpression.parse(text));
        } catch (SyntaxException e) {
            assertPlaced(e, text);
        }
    }

    private static void assertReadAsItIsWritten(Selector selector) {
        String written = selector.toString();
        assertThat(written).doesNotContainPattern("\\p{Cntrl}");
        try {
            assertThat(Selector.parse(written)).isEqualTo(selector).hasToString(written);
        } catch (SyntaxException e) {
            throw new AssertionError("what was read and written anew is not read: " + written, e);
        }
    }

    /** Whatever a rule puts around it. */
    private static void assertStaysOneExpression(WindowedExpression expression) {
        String written = "1 - " + expression.over("5m") + " / 2";
        try {
            var parser = new ExpressionParser(new Lexer(written).tokens());
            assertThat(parser.expression()).isEqualTo(Kind.VECTOR);
            parser.end("it must end here");
        } catch (SyntaxException e) {
            throw new AssertionError("between parentheses it is not read: " + written, e);
        }
    }

    private static void assertPlaced(SyntaxException refused, String text) {
        assertThat(refused.getMessage()).doesNotContainPattern("\\p{Cntrl}");
        Matcher place = PLACE.matcher(refused.getMessage());
        assertThat(place.find()).isTrue();
        assertThat(Integer.parseInt(place.group(1))).isBetween(1, text.length() + 1);
    }
}
