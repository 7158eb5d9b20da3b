package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.kube.WatchScope;
import java.time.Instant;

/** What a watch read, with the time at which it came. */
sealed interface Arrival {
    WatchScope scope();

    Instant at();

    /** A list of everything in the scope begins. */
    record ListStarts(WatchScope scope, Instant at) implements Arrival {}

    record Listed(WatchScope scope, Instant at, ObjectNode object) implements Arrival {}

    /** What was not listed is not there. */
    record ListEnds(WatchScope scope, Instant at) implements Arrival {}

    record News(WatchScope scope, Instant at, WatchType type, ObjectNode object) implements Arrival {}

    /** There is nothing else up to now. */
    record Current(WatchScope scope, Instant at) implements Arrival {}
}
