package dev.culprit.runtime.process;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;

/** What one process does. */
public interface Program {
    /** As it is called: {@code culprit-collector}. */
    String name();

    /** A sentence for the help. */
    String purpose();

    Definition definition();

    /**
     * Starts everything and returns. What needs a stop is added to the parts as soon as it runs: when a later step
     * fails, those before it are stopped.
     *
     * @throws Exception whose message is one line for the user: what failed, and what to do
     */
    void start(Settings settings, Parts parts) throws Exception;
}
