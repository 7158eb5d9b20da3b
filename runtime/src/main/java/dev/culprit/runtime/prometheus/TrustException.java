package dev.culprit.runtime.prometheus;

/** The certificates to trust cannot be used; the message is one line that names the file. */
public final class TrustException extends Exception {
    TrustException(String message, Throwable cause) {
        super(message, cause);
    }
}
