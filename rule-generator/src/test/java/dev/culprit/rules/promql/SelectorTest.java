package dev.culprit.rules.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "up | up",
                "http_requests_total{service=\"a\"} | http_requests_total{service=\"a\"}",
                " job:x:rate5m { a = 'b' , c!~`d.e`, } | job:x:rate5m{a=\"b\",c!~\"d.e\"}",
                "{__name__=~\"a.+\"} | {__name__=~\"a.+\"}",
                "m{a=\"quote \\\" slash \\\\ line \\n\"} | m{a=\"quote \\\" slash \\\\ line \\n\"}",
                "m{a=\"\\x41\\u00e9\\101\"} | m{a=\"AéA\"}",
                "m{a=\"\\u0001\"} | m{a=\"\\u0001\"}",
            })
    void whatItReadsItWritesAnew(String text, String written) throws SyntaxException {
        assertThat(Selector.parse(text)).hasToString(written);
        assertThat(Selector.parse(written)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "rate(x[5m]) | at character 5",
                "x[5m] | at character 2",
                "x offset 5m | at character 3",
                "x{a=\"b\"}) or vector(1) | at character 9",
                "x{a=\"b} | not closed at character 5",
                "x{a=b} | a value in quotes is expected at character 5",
                "x{a=\"b\" # comment | comment is not allowed at character 9",
                "x{a=~\"(\"} | no regular expression",
                "x{a==\"b\"} | at character 4",
                "x{a:b=\"c\"} | no label's name at character 3",
                "x{\"a\"=\"b\"} | a label's name is expected at character 3",
                "{} | selects every series",
                "{a=~\".*\"} | selects every series",
                "x y | at character 3",
                "x} | at character 2",
                "x{a=\"\\q\"} | unknown escape",
                "x{a=\"b\";} | unexpected ';' at character 8",
                "5 | at character 1",
            })
    void whatIsMoreThanASelectorIsRefusedWithItsPosition(String text, String message) {
        assertThatThrownBy(() -> Selector.parse(text))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"} or vector(1) or x{b=\"", "\\", "\n", "`", "{{ . }}", "\u0000"})
    void aValueNeverBreaksOut(String value) throws SyntaxException {
        var selector = Selector.of("m", java.util.List.of(Matcher.equal("a", value)));

        assertThat(Selector.parse(selector.toString())).isEqualTo(selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x{a=\u001d}", "x `a\nb`", "x \u001b[2J", "x{a `\r\n\u202e`}"})
    void aRefusalIsOneLineWhateverItQuotes(String text) {
        assertThatThrownBy(() -> Selector.parse(text))
                .isInstanceOf(SyntaxException.class)
                .hasMessageMatching("\\P{C}+ at character \\d+");
    }

    @Test
    void aRefusalQuotesNoMoreThanALine() {
        assertThatThrownBy(() -> Selector.parse("x `" + "a".repeat(100_000) + "`"))
                .message()
                .hasSizeLessThan(250);
    }

    @Test
    void aLineEndsAQuote() {
        assertThatThrownBy(() -> Selector.parse("x{a=\"b\n\"}")).hasMessageContaining("not closed on its line");
    }
}
