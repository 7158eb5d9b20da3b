package dev.culprit.faults.fault;

import java.io.IOException;
import java.util.Set;

/** Something that goes wrong and is mended again. */
interface Fault {
    /** In words, for the report. */
    String name();

    /** What it breaks: two with something in common are never made at once. */
    Set<String> hits();

    /** Breaks it. What it breaks by itself comes back by itself. */
    void begin() throws IOException, InterruptedException;

    /** Lets it be whole again. */
    default void end() throws IOException, InterruptedException {}

    /** Whether it is on the mend as soon as it is broken: a process is started again at once. */
    default boolean mendsItself() {
        return false;
    }
}
