package dev.culprit.collector.recording;

/** A recording cannot be read. The message is one line: what, where, and what to do. */
public final class RecordingException extends Exception {
    RecordingException(String what, String where, String remedy) {
        super(what + ": " + where + "; " + remedy);
    }

    RecordingException(String what, String where, String remedy, Throwable cause) {
        super(what + ": " + where + "; " + remedy, cause);
    }
}
