package dev.culprit.summarizer.model;

import dev.culprit.summarizer.prompt.Prompt;
import java.time.Duration;

/** A language model. */
public interface Model {
    /** As its answers are marked. */
    String name();

    /** Asks once. Answers within that time, whatever happens. */
    Reply ask(Prompt prompt, Duration within) throws InterruptedException;
}
