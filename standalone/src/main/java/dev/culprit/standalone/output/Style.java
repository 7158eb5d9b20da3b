package dev.culprit.standalone.output;

import dev.culprit.api.record.Confidence;
import java.util.Map;

/**
 * How lines are dressed: with colour on a terminal, plain in a pipe. Long lines are left to the terminal to wrap: what
 * would be cut off is what one looks for.
 *
 * @param colour whether ANSI colours are written
 */
public record Style(boolean colour) {
    public static Style plain() {
        return new Style(false);
    }

    /**
     * As the launcher found standard output: {@code culprit.terminal.out} is true when it is a terminal. A JVM of release
     * 21 cannot tell by itself.
     */
    public static Style ofStandardOutput() {
        return of(Boolean.getBoolean("culprit.terminal.out"), System.getenv());
    }

    static Style of(boolean terminal, Map<String, String> environment) {
        return new Style(terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb"));
    }

    String bold(String text) {
        return dress("1", text);
    }

    String faint(String text) {
        return dress("2", text);
    }

    String confidence(Confidence confidence, String text) {
        return switch (confidence) {
            case HIGH -> dress("1;31", text);
            case MEDIUM -> dress("33", text);
            case LOW -> dress("2", text);
        };
    }

    private String dress(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
