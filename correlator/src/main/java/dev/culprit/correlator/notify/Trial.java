package dev.culprit.correlator.notify;

import java.util.List;

/** Sends a message that says that it is a test, and tells what became of it. */
public interface Trial {
    List<Line> run() throws InterruptedException;

    /** What was found out, in one line. */
    record Line(boolean isGood, String text) {}
}
