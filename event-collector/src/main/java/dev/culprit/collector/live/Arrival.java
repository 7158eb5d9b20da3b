package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.audit.AuditedWrite;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a watch read or the audit log told, with the time at which it came. */
sealed interface Arrival {
    Instant at();

    /** A list of everything in the scope begins. */
    record ListStarts(WatchScope scope, Instant at) implements Arrival {}

    record Listed(WatchScope scope, Instant at, ObjectNode object) implements Arrival {}

    /** What was not listed is not there. */
    record ListEnds(WatchScope scope, Instant at) implements Arrival {}

    record News(WatchScope scope, Instant at, WatchType type, ObjectNode object) implements Arrival {}

    /**
     * The audit log tells of writes.
     *
     * @param writes of kinds that are watched
     */
    record Audited(Instant at, List<Write> writes) implements Arrival {
        /** @param kind of its target */
        record Write(String kind, AuditedWrite write) {}
    }

    /** There is nothing else up to now. */
    record Current(WatchScope scope, Instant at) implements Arrival {}

    /** What is watched from now on. */
    record Discovered(Instant at, Set<WatchScope> watched) implements Arrival {}

    /** How a watch fares from now on. */
    record Fares(WatchScope scope, Instant at, WatchState state) implements Arrival {}

    /**
     * There was no room for what the watch brought: what comes behind this may have waited.
     *
     * @param since when it was read on last
     */
    record HeldUp(WatchScope scope, Instant at, Instant since) implements Arrival {}

    /**
     * The process was stopped, as by a collection of garbage, a debugger or a machine that was moved: what comes behind this
     * may have waited, of every scope.
     *
     * @param since when it was last seen to run
     */
    record StoodStill(Instant at, Instant since) implements Arrival {}
}
