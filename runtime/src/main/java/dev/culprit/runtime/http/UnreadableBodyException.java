package dev.culprit.runtime.http;

/** The caller's mistake; the message is sent back and does not quote the body. */
public final class UnreadableBodyException extends Exception {
    public UnreadableBodyException(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
