package dev.culprit.standalone.doctor.check;

import java.util.List;

/** Looks at one thing, and changes nothing anywhere. */
public interface Check {
    /** One word, by which it is chosen. */
    String name();

    /**
     * What is found, at least one. Whoever takes longer than the deadline is given up.
     *
     * @throws InterruptedException when nobody waits any more
     */
    List<Finding> look(Deadline deadline) throws InterruptedException;
}
