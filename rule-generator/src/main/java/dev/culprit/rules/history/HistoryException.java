package dev.culprit.rules.history;

/** The past cannot be read; the message is one line that says what, where and what to do. */
public final class HistoryException extends Exception {
    public HistoryException(String message) {
        super(message);
    }
}
