package dev.culprit.standalone.broker;

/** The embedded broker cannot start. The message is one line for the user: what, where and what to do. */
public final class BrokerException extends Exception {
    BrokerException(String message) {
        super(message);
    }

    BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
