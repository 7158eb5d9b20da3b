package dev.culprit.rules.writing;

/** What has become of rules. */
public sealed interface Written {
    /**
     * They are where they belong.
     *
     * @param where for people: kind and name, or the file
     * @param changed whether they had to be written
     */
    record Done(String where, boolean changed) implements Written {}

    /** There is something else of that name: one line that says what. */
    record NotOurs(String what) implements Written {}

    /** They are not, and it is worth while to try again. */
    record Hindered(Obstacle obstacle) implements Written {}
}
