package dev.culprit.rules.process;

/** The rule-generator must not run on this cluster; the message is one line that says why, and what to do. */
public final class RefusedException extends Exception {
    RefusedException(String why) {
        super(why);
    }
}
