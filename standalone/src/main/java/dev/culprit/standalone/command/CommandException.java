package dev.culprit.standalone.command;

/** A command cannot go on; the message is one line that says what, where and what to do. */
final class CommandException extends Exception {
    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
