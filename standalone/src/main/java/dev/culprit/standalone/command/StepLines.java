package dev.culprit.standalone.command;

import java.io.PrintWriter;

/** What is being done, a line each, at once to be read. */
record StepLines(PrintWriter out) {
    void say(String step) {
        out.println(step);
        out.flush();
    }
}
