package dev.culprit.runtime.http;

/** The server cannot listen: the port is taken, or the certificate cannot be used. One line. */
public final class HttpStartException extends Exception {
    HttpStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
