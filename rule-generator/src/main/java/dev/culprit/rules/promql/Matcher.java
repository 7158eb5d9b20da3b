package dev.culprit.rules.promql;

import com.google.re2j.Pattern;

/** One condition on a label, as <code>status=~"5.."</code>. */
public record Matcher(String label, Comparison comparison, String value) {
    /** How a value is compared. */
    public enum Comparison {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        MATCHES_NOT("!~");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    public static Matcher equal(String label, String value) {
        return new Matcher(label, Comparison.EQUAL, value);
    }

    /** Fails with a PatternSyntaxException where the value is no RE2 expression. */
    public static Matcher matches(String label, String value) {
        Pattern.compile(value);
        return new Matcher(label, Comparison.MATCHES, value);
    }

    /** Whether a series with this value, or with none when it is empty, is selected. */
    public boolean accepts(String actual) {
        return switch (comparison) {
            case EQUAL -> actual.equals(value);
            case NOT_EQUAL -> !actual.equals(value);
            case MATCHES -> Pattern.matches(value, actual);
            case MATCHES_NOT -> !Pattern.matches(value, actual);
        };
    }

    @Override
    public String toString() {
        return label + comparison.sign + Quoted.of(value);
    }
}
