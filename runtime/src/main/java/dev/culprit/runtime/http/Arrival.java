package dev.culprit.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * How a request arrives on one connection: since when, how many bytes, and whom to tell when it is too slow.
 *
 * <p>Jetty's idle timeout begins anew with each byte, so that a byte a second keeps a connection for ever.
 */
final class Arrival {
    private enum State {
        SILENT,
        ARRIVING,
        ARRIVED,
        CUT
    }

    private State state = State.SILENT;
    private long since;
    private long bytes;
    private @Nullable Runnable listener;

    synchronized void received(int count) {
        if (state == State.SILENT) {
            state = State.ARRIVING;
            since = System.nanoTime();
            bytes = 0;
        }
        bytes += count;
    }

    /** From now on a cut is the listener's to answer. */
    synchronized void headersArrived(Runnable whenSlow) {
        listener = whenSlow;
    }

    synchronized void arrived() {
        if (state != State.CUT) {
            state = State.ARRIVED;
        }
        listener = null;
    }

    /** The next byte begins another request. */
    synchronized void answered() {
        if (state != State.CUT) {
            state = State.SILENT;
        }
        listener = null;
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
}
