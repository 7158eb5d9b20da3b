package dev.culprit.correlator.notify.grafana;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is drawn of a correlation, in the order in which it is: one annotation each at most. */
enum Mark {
    /** A line where it began, and from its end on the whole stretch. */
    BURN,
    /** A line where the change was made that is suspected first. */
    SUSPECT,
    /** A line where it ended. */
    RESOLVED;

    /** As tags and records have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Mark> of(String word) {
        return Stream.of(values()).filter(mark -> mark.word().equals(word)).findFirst();
    }
}
