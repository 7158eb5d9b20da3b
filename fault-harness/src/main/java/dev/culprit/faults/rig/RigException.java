package dev.culprit.faults.rig;

/** What is needed to try anything at all is missing: one line that says what, and what to do. */
public final class RigException extends Exception {
    public RigException(String message) {
        super(message);
    }

    public RigException(String message, Throwable cause) {
        super(message, cause);
    }
}
