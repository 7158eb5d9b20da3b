package dev.culprit.collector.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import java.util.Set;

/**
 * Who takes what watches read. A call returns when there is room for what it brings: a watch that waits here is not read,
 * and the API server waits with it.
 */
public interface WatchSink {
    /**
     * The API server was asked what it serves.
     *
     * @param watched every scope that is watched from now on
     * @param unserved kinds that were asked for and are not there; they are looked for again
     */
    void discovered(Set<WatchScope> watched, Set<KindName> unserved) throws InterruptedException;

    /** The API server cannot be asked what it serves. */
    void undiscovered(String reason);

    /** A list of everything in the scope begins; what was listed before and not ended counts no more. */
    void listStarts(WatchScope scope) throws InterruptedException;

    /**
     * An object of the list.
     *
     * @param bytes how long its text was
     */
    void listed(WatchScope scope, ObjectNode object, long bytes) throws InterruptedException;

    void listEnds(WatchScope scope) throws InterruptedException;

    void news(WatchScope scope, WatchType type, ObjectNode object, long bytes) throws InterruptedException;

    /** The API server says that there is nothing else up to now. */
    void current(WatchScope scope) throws InterruptedException;

    /** How the watch fares, between the news that come before and behind that; called on every change of it. */
    void state(WatchScope scope, WatchState state) throws InterruptedException;
}
