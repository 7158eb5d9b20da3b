package dev.culprit.collector.publish;

/** Records are not known to be in Kafka; the message is one line that says why. */
public final class NotKeptException extends Exception {
    public NotKeptException(String message, Throwable cause) {
        super(message, cause);
    }
}
