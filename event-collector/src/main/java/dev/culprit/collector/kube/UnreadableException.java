package dev.culprit.collector.kube;

import java.io.IOException;

/** The API server sent something that is no object of Kubernetes; the message is one line and quotes nothing of it. */
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
