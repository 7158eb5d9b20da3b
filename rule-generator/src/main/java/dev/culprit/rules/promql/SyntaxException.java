package dev.culprit.rules.promql;

import dev.culprit.runtime.text.OneLine;

/** A text is not the PromQL it should be; the message says what was expected, and at which character, counted from 1. */
public final class SyntaxException extends Exception {
    private static final int LONGEST = 200;

    /** @param message may quote the text, which may hold anything */
    SyntaxException(String message, int offset) {
        super(OneLine.of(message, LONGEST) + " at character " + (offset + 1));
    }
}
