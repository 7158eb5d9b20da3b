package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchSink;
import dev.culprit.collector.kube.WatchState;
import java.time.Duration;
import java.util.Set;

/** Puts what watches read into the feed, and how they fare on the board. */
final class WatchFeed implements WatchSink {
    /** A word takes about as much room as an entry of the feed does. */
    private static final long WORD = 100;

    /** A tree of JSON takes several times the room of its text. */
    private static final long TREE_FACTOR = 6;

    private final Feed feed;
    private final WatchBoard board;

    WatchFeed(Feed feed, WatchBoard board) {
        this.feed = feed;
        this.board = board;
    }

    @Override
    public void discovered(Set<WatchScope> watched, Set<KindName> unserved) throws InterruptedException {
        board.discovered(watched, unserved);
        feed.put(at -> new Arrival.Discovered(at, Set.copyOf(watched)), WORD);
    }

    @Override
    public void undiscovered(String reason) {
        board.undiscovered(reason);
    }

    @Override
    public void listStarts(WatchScope scope) throws InterruptedException {
        feed.put(at -> new Arrival.ListStarts(scope, at), WORD);
    }

    @Override
    public void listed(WatchScope scope, ObjectNode object, long bytes) throws InterruptedException {
        feed.put(at -> new Arrival.Listed(scope, at, object), WORD + bytes * TREE_FACTOR);
    }

    @Override
    public void listEnds(WatchScope scope) throws InterruptedException {
        feed.put(at -> new Arrival.ListEnds(scope, at), WORD);
    }

    @Override
    public void news(WatchScope scope, WatchType type, ObjectNode object, long bytes) throws InterruptedException {
        Duration held = feed.put(at -> new Arrival.News(scope, at, type, object), WORD + bytes * TREE_FACTOR);
        if (held.compareTo(Continuity.HEALTHY) > 0) {
            feed.put(at -> new Arrival.HeldUp(scope, at, at.minus(held)), WORD);
        }
    }

    @Override
    public void current(WatchScope scope) throws InterruptedException {
        feed.put(at -> new Arrival.Current(scope, at), WORD);
    }

    @Override
    public void state(WatchScope scope, WatchState state) throws InterruptedException {
        board.state(scope, state);
        feed.put(at -> new Arrival.Fares(scope, at, state), WORD);
    }
}
