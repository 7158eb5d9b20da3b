package dev.culprit.collector.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came and was not worked off yet, in the order in which it came; bounded by room, not by number, because one object
 * may be a thousand times as large as another. When there is no room, who brings something waits.
 */
final class Feed {
    /** Without a beat for so long, the whole process stood still. */
    static final Duration STANDSTILL = Duration.ofSeconds(2);

    private final long room;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long used;
    private int waiting;

    /** When the process was last seen to run; null as long as nobody looks. */
    private @Nullable Instant alive;

    private record Entry(Arrival arrival, long bytes) {}

    /**
     * What is to be worked off next.
     *
     * @param quietUntil where nothing else came up to a moment: that moment
     */
    record Batch(List<Arrival> arrivals, Optional<Instant> quietUntil) {}

    /** @param room in bytes; one thing larger than that is let in alone */
    Feed(long room, Clock clock) {
        this.room = room;
        this.clock = clock;
    }

    /**
     * Brings something, and stamps it with the time of that.
     *
     * @param bytes about how much room it takes
     * @return how long there was no room
     */
    Duration put(Function<Instant, Arrival> stamped, long bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant now = clock.instant();
            lookBack(now);
            Arrival arrival = stamped.apply(now);
            waiting++;
            try {
                while (used > 0 && used + bytes > room) {
                    changed.await();
                }
            } finally {
                waiting--;
            }
            entries.add(new Entry(arrival, bytes));
            used += bytes;
            changed.signalAll();
            return Duration.between(arrival.at(), clock.instant());
        } finally {
            lock.unlock();
        }
    }

    /** Brings something if there is room, without waiting; whether it was taken. */
    boolean offer(Function<Instant, Arrival> stamped, long bytes) {
        lock.lock();
        try {
            boolean fits = used == 0 || used + bytes <= room;
            if (fits) {
                Instant now = clock.instant();
                lookBack(now);
                entries.add(new Entry(stamped.apply(now), bytes));
                used += bytes;
                changed.signalAll();
            }
            return fits;
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to {@code max}, waiting so long for the first. */
    Batch take(int max, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = wait.toNanos();
            while (entries.isEmpty() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            lookBack(clock.instant());
            var arrivals = new ArrayList<Arrival>();
            while (!entries.isEmpty() && arrivals.size() < max) {
                Entry entry = entries.remove();
                arrivals.add(entry.arrival());
                used -= entry.bytes();
            }
            changed.signalAll();
            boolean quiet = entries.isEmpty() && waiting == 0;
            return new Batch(List.copyOf(arrivals), quiet ? Optional.of(clock.instant()) : Optional.empty());
        } finally {
            lock.unlock();
        }
    }

    /** The process runs. To be called several times within {@link #STANDSTILL}, whatever else goes on. */
    void beat() {
        lock.lock();
        try {
            Instant now = clock.instant();
            lookBack(now);
            alive = now;
        } finally {
            lock.unlock();
        }
    }

    /** What is stamped behind a standstill comes behind the word of it, whichever thread wakes up first. */
    private void lookBack(Instant now) {
        if (alive != null && alive.plus(STANDSTILL).isBefore(now)) {
            entries.add(new Entry(new Arrival.StoodStill(now, alive), 0));
            alive = now;
            changed.signalAll();
        }
    }

    /** Bytes that wait. */
    long used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }
}
