package dev.culprit.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * How a request arrives on one connection: since when, how many bytes, and whom to tell when it is too slow; and whether the
 * connection is one that somebody else may have.
 *
 * <p>Jetty's idle timeout begins anew with each byte, so that a byte a second keeps a connection for ever.
 */
final class Arrival {
    private enum State {
        SILENT,
        ARRIVING,
        ARRIVED,
        ANSWERED,
        CUT
    }

    private State state = State.SILENT;
    private long since = System.nanoTime();
    private long bytes;
    private @Nullable Runnable listener;

    synchronized void received(int count) {
        if (state == State.SILENT) {
            enter(State.ARRIVING);
            bytes = 0;
        }
        bytes += count;
    }

    /** From now on a cut is the listener's to answer. */
    synchronized void headersArrived(Runnable whenSlow) {
        listener = whenSlow;
    }

    synchronized void arrived() {
        leaveFor(State.ARRIVED);
    }

    /** The answer is on its way to whoever reads it, or does not. */
    synchronized void answering() {
        leaveFor(State.ANSWERED);
    }

    /** The next byte begins another request. */
    synchronized void answered() {
        leaveFor(State.SILENT);
    }

    private void leaveFor(State next) {
        if (state != State.CUT) {
            enter(next);
        }
        listener = null;
    }

    private void enter(State next) {
        state = next;
        since = System.nanoTime();
    }

    synchronized boolean isTooSlow(HttpLimits limits) {
        long age = System.nanoTime() - since;
        return state == State.ARRIVING
                && (age > limits.arrival().toNanos()
                        || (age > limits.slowAfter().toNanos() && isBelow(limits.bytesPerSecond(), age)));
    }

    private boolean isBelow(int bytesPerSecond, long age) {
        return bytes * 1e9 / age < bytesPerSecond;
    }

    /**
     * Ends the request.
     *
     * @param whenUnheard runs when its headers have not arrived, so that no one else can answer
     */
    void cut(Runnable whenUnheard) {
        Runnable told;
        synchronized (this) {
            if (state != State.ARRIVING) {
                return;
            }
            state = State.CUT;
            told = listener == null ? whenUnheard : listener;
        }
        told.run();
    }

    /** Whether the connection is about to end. */
    synchronized boolean isCut() {
        return state == State.CUT;
    }

    /** How long nobody here has worked for it, in nanoseconds; negative while somebody does, or where it ends anyway. */
    synchronized long idle() {
        return switch (state) {
            case SILENT, ARRIVING, ANSWERED -> System.nanoTime() - since;
            case ARRIVED, CUT -> -1;
        };
    }

    /** Whether nothing of a request has come. */
    synchronized boolean isSilent() {
        return state == State.SILENT;
    }

    /** Gives the connection up, unless somebody has begun to work for it. */
    synchronized boolean giveUp() {
        boolean isFree = idle() >= 0;
        if (isFree) {
            state = State.CUT;
            listener = null;
        }
        return isFree;
    }
}
