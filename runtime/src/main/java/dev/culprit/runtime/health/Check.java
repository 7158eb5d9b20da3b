package dev.culprit.runtime.health;

import java.util.Optional;

/** Looks at one thing that must be well. It is asked every few seconds and answers at once: it never waits. */
@FunctionalInterface
public interface Check {
    /** What is wrong, in a few words without secrets; empty when all is well. */
    Optional<String> trouble();
}
