package dev.culprit.rules.promql;

/** A text is not the PromQL it should be; the message says what was expected, and at which character, counted from 1. */
public final class SyntaxException extends Exception {
    SyntaxException(String message, int offset) {
        super(message + " at character " + (offset + 1));
    }
}
