package dev.culprit.collector.process;

/** The cluster cannot be watched; the message is one line that says what, where and what to do. */
public final class ClusterException extends Exception {
    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
