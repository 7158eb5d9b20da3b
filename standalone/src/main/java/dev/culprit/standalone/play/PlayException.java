package dev.culprit.standalone.play;

import dev.culprit.collector.recording.RecordingException;
import dev.culprit.collector.topology.TopologyException;

/** A recording could not be played; the message is one line that says what, where and what to do. */
public final class PlayException extends Exception {
    PlayException(String message) {
        super(message);
    }

    PlayException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Keeps the one line of what is expected to fail; anything else is a defect and is thrown on. */
    static PlayException of(Throwable cause) {
        return switch (cause) {
            case RecordingException known -> new PlayException(String.valueOf(known.getMessage()), known);
            case TopologyException known -> new PlayException(String.valueOf(known.getMessage()), known);
            case RuntimeException defect -> throw defect;
            case Error defect -> throw defect;
            default -> throw new IllegalStateException("not expected of a recording", cause);
        };
    }
}
