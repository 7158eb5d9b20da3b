package dev.culprit.runtime.http;

/** Certificate or key cannot be used; the message names the file and nothing of its content. */
final class TlsException extends Exception {
    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
