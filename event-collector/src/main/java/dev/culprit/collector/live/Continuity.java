package dev.culprit.collector.live;

import dev.culprit.collector.history.Sight;
import dev.culprit.collector.kube.WatchState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a scope is told as it happens. What comes behind a gap may have happened anywhere in it, and until all of that is
 * there nobody may say that everything is.
 */
final class Continuity {
    /** A watch that is taken up within this, or news that wait no longer, have left no gap worth a word. */
    static final Duration HEALTHY = Duration.ofSeconds(5);

    /** What the API server has kept for a watch comes at once: when nothing came for so long, it is all there. */
    static final Duration SETTLED = Duration.ofSeconds(5);

    /** Of a scope in which something happens all the time, bookmarks tell; where there are none, this has to do. */
    static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(1);

    /** A refusal that lasts longer than two tries is meant: the scope is counted as unread, and holds nothing up. */
    static final Duration PASSING_REFUSAL = Duration.ofMinutes(5);

    /** What happened may still be on its way when the API server says that there is nothing else. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    private sealed interface State {
        /** Nothing comes. */
        record Broken() implements State {}

        /** What happened in a gap comes, and what happens now behind it. */
        record CatchingUp(Instant began, Instant latest, boolean bookmarksTell) implements State {}

        /** What comes has just happened. */
        record Unbroken() implements State {}
    }

    private State state = new State.Broken();

    /** Null as long as no list has ended: then nothing can be told from a list. */
    private @Nullable Instant known;

    private @Nullable Instant refusedSince;
    private @Nullable Instant listStart;

    private Continuity(@Nullable Instant known) {
        this.known = known;
    }

    static Continuity unknown() {
        return new Continuity(null);
    }

    static Continuity knownUntil(Instant known) {
        return new Continuity(known);
    }

    /** Up to when everything is known; none before a first list has ended. */
    Optional<Instant> known() {
        return Optional.ofNullable(known);
    }

    void fares(WatchState now, Instant at) {
        switch (now) {
            case WatchState.Watching watching -> opened(at);
            case WatchState.Closed closed -> {
                current(at);
                state = new State.Broken();
            }
            case WatchState.Cut cut -> state = new State.Broken();
            case WatchState.Listing listing -> state = new State.Broken();
            case WatchState.Failing failing -> state = new State.Broken();
            case WatchState.Refused refused -> {
                state = new State.Broken();
                refusedSince = refusedSince == null ? at : refusedSince;
            }
        }
    }

    private void opened(Instant at) {
        refusedSince = null;
        if (state instanceof State.Broken && known != null) {
            boolean noGap = !known.plus(HEALTHY).plus(ON_ITS_WAY).isBefore(at);
            state = noGap ? new State.Unbroken() : new State.CatchingUp(at, at, true);
        }
    }

    /** What came since a time could not be taken: it is in the lines, and so may be a bookmark of then. */
    void heldUp(Instant since, Instant at) {
        if (!(state instanceof State.Broken)) {
            state = new State.CatchingUp(at, at, false);
            advance(since);
        }
    }

    /** A list shows what was there when it began, and nothing that happened while it was read. */
    void listStarts(Instant at) {
        state = new State.Broken();
        listStart = at;
    }

    void listEnds(Instant at) {
        refusedSince = null;
        advance(listStart == null ? at : listStart);
    }

    /** How news are to be taken that come now. */
    Sight news(Instant at) {
        settle(at);
        if (state instanceof State.CatchingUp(Instant began, Instant latest, boolean bookmarksTell)) {
            state = new State.CatchingUp(began, at, bookmarksTell);
        }
        Sight sight = known == null || state instanceof State.Unbroken ? new Sight.News(at) : again(known, at);
        told(at);
        return sight;
    }

    /** How an object of a list is to be taken. */
    Sight listed(Instant at) {
        return known == null ? new Sight.First(at) : again(known, at);
    }

    private static Sight again(Instant since, Instant at) {
        return new Sight.Again(at, since.isAfter(at) ? at : since);
    }

    /** The API server says that there is nothing else. */
    void current(Instant at) {
        if (state instanceof State.CatchingUp catching && catching.bookmarksTell()) {
            state = new State.Unbroken();
        }
        settle(at);
        told(at);
    }

    /** Nothing else is on its way through this process. */
    void quiet(Instant at) {
        if (settle(at)) {
            told(at);
        }
    }

    private boolean settle(Instant at) {
        boolean settled = state instanceof State.CatchingUp catching
                && (!catching.latest().plus(SETTLED).isAfter(at)
                        || !catching.began().plus(LONGEST_CATCH_UP).isAfter(at));
        if (settled) {
            state = new State.Unbroken();
        }
        return settled;
    }

    private void told(Instant at) {
        if (state instanceof State.Unbroken) {
            advance(at);
        }
    }

    private void advance(Instant at) {
        Instant sure = at.minus(ON_ITS_WAY);
        known = known == null || sure.isAfter(known) ? sure : known;
    }

    /**
     * Up to when this scope is told, at a time when nothing else is on its way; none where nobody knows yet. What may not
     * be read is told as far as it ever will be.
     */
    Optional<Instant> toldUntil(Instant at) {
        return state instanceof State.Unbroken || isUnread(at) ? Optional.of(at) : known();
    }

    /** A scope that was never listed may not be read at all; one that was may only be refused for a moment. */
    private boolean isUnread(Instant at) {
        return refusedSince != null
                && (known == null || !refusedSince.plus(PASSING_REFUSAL).isAfter(at));
    }
}
