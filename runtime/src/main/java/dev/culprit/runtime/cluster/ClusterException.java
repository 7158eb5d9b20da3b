package dev.culprit.runtime.cluster;

/** The cluster cannot be asked; the message is one line that says what, where and what to do. */
public final class ClusterException extends Exception {
    ClusterException(String message) {
        super(message);
    }

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
