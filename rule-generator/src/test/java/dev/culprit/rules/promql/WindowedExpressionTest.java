package dev.culprit.rules.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowedExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(a[{{window}}])) / sum(rate(b[{{window}}]))",
                "1 - avg_over_time(up{job=\"x\"}[{{ window }}])",
                "sum by (a, b) (rate(a[{{window}}])) / on(a) group_left(c) sum(rate(b[{{window}}])) by (a)",
                "1 - (histogram_quantile(0.9, sum by (le) (rate(a_bucket[{{window}}]))) < bool 0.3)",
                "max_over_time((1 - up)[{{window}}:1m]) unless on() vector(1) == 2",
                "clamp_max(-a ^ 2 * rate(b[{{window}}] offset 5m) % 3, 1e3) or 0.5 * c @ 123",
                "quantile(0.5, label_replace(rate(a[{{window}}]), \"x\", \"$1\", \"y\", \"(.*)\"))",
                "topk(1, irate(a[{{window}}])) > bool 0x1F",
                "absent(a) or round(rate(b[{{window}}]), 0.1) + hour() + inf",
            })
    void promqlIsRead(String text) throws SyntaxException {
        assertThat(WindowedExpression.parse(text).over("5m"))
                .startsWith("(")
                .doesNotContain("{{")
                .contains("[5m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "rate(a[5m]) | {{window}} is missing",
                "rate(a[{{window}}]) > {{window}} | must stand alone between [ and ] at character 23",
                "rate(a[{{window}}]) ) or vector(1 | unexpected ')'",
                "rate(a[{{window}}]) # hidden | a comment is not allowed at character 21",
                "rate(a[{{window}}] | unexpected the end",
                "a[{{window}}] | it gives a range of series, and must give series",
                "scalar(rate(a[{{window}}])) | it gives a number",
                "rate(rate(a[{{window}}])) | argument 1 of rate is series, and must be a range of series",
                "rates(a[{{window}}]) | there is no function 'rates' at character 1",
                "clamp_max(rate(a[{{window}}])) | clamp_max takes 2 arguments, not 1",
                "rate(a{b=\"c}[{{window}}]) | not closed",
                "rate(a[{{window}}]) b | unexpected 'b'",
                "1 > 2 + sum(rate(a[{{window}}])) ) | unexpected ')'",
                "rate(a[{{window}}]) and 1 | 'and' cannot join series and a number",
                "rate(a[{{window}}]) * (1 > 2) | comparing two numbers needs 'bool'",
                "\"x\" + rate(a[{{window}}]) | '+' cannot join a string and series",
                "rate({}[{{window}}]) | selects every series",
            })
    void whatIsNoPromqlIsRefusedWithItsPosition(String text, String message) {
        assertThatThrownBy(() -> WindowedExpression.parse(text))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining(message);
    }

    @Test
    void deepNestingEndsBeforeTheStackDoes() {
        String text = "(".repeat(3000) + "rate(a[{{window}}])" + ")".repeat(3000);

        assertThatThrownBy(() -> WindowedExpression.parse(text)).hasMessageContaining("nested too deeply");
    }
}
