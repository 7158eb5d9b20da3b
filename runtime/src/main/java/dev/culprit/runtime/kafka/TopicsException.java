package dev.culprit.runtime.kafka;

import java.util.List;

/** Topics that are missing or wrong, all of them, or why Kafka did not say. */
public final class TopicsException extends Exception {
    private final transient List<String> mistakes;

    TopicsException(List<String> mistakes) {
        super(String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    TopicsException(String mistake, Throwable cause) {
        super(mistake, cause);
        this.mistakes = List.of(mistake);
    }

    /** One line each: which topic, what, and what to do. */
    public List<String> mistakes() {
        return mistakes;
    }
}
