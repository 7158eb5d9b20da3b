package dev.culprit.collector.history;

import java.time.Instant;

/** How an object came to be seen, which decides what it means that it was not known, or was known otherwise. */
public sealed interface Sight {
    /** When it arrived. */
    Instant at();

    /** In the first list of its kind: a state, whatever it is. */
    record First(Instant at) implements Sight {}

    /**
     * In a list after a time in which nobody watched, or as news that may have waited as long: whatever differs has changed
     * in between.
     *
     * @param since when the kind was last known to be as remembered
     */
    record Again(Instant at, Instant since) implements Sight {}

    /** As news of a watch: it happens now. */
    record News(Instant at) implements Sight {}

    /**
     * In a recording, where lists look like news.
     *
     * @param added whether it may be part of the list at the start
     */
    record Recorded(Instant at, boolean added) implements Sight {}
}
