package dev.culprit.rules.standing;

import dev.culprit.rules.objective.Promise;

/** Whoever can tell how promises stand; may be asked by several threads at once. */
@FunctionalInterface
public interface Standings {
    /** Now. Every failure is a standing; where nobody has answered of late it is told at once, without asking. */
    Standing of(Promise promise) throws InterruptedException;
}
