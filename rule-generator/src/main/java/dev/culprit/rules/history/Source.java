package dev.culprit.rules.history;

/** Whoever has series of the past. */
@FunctionalInterface
public interface Source {
    /** The values of an expression that gives one series, at the moments of a grid. */
    Answer ask(String expression, Grid moments) throws InterruptedException;
}
