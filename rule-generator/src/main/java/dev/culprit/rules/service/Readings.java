package dev.culprit.rules.service;

import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.resource.Key;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Standing;
import dev.culprit.rules.standing.Standings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Reads how promises stand, beside the reconciling: whoever waits for Prometheus holds up no rules. What was read last is
 * told at once, and read anew when it is old.
 */
final class Readings implements AutoCloseable {
    private static final int READERS = 4;
    private static final int LONGEST = 5;

    private final Standings standings;
    private final Duration interval;
    private final Consumer<Key> news;
    private final ServiceMeters meters;
    private final Clock clock;
    private final Map<Key, Reading> last = new ConcurrentHashMap<>();
    private final Set<Key> asked = ConcurrentHashMap.newKeySet();
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("standing-", 0).factory());

    /**
     * One that was made.
     *
     * @param failures how many in a row told nothing
     */
    private record Reading(Promise promise, Standing standing, Instant at, int failures) {}

    /** @param news is told of each that was read anew */
    Readings(Standings standings, Duration interval, Consumer<Key> news, ServiceMeters meters, Clock clock) {
        this.standings = standings;
        this.interval = interval;
        this.news = news;
        this.meters = meters;
        this.clock = clock;
    }

    /** What was read last of this promise, which is asked for again when that is old. */
    Optional<Standing> of(Key key, Promise promise) {
        Optional<Reading> known = Optional.ofNullable(last.get(key))
                .filter(reading -> reading.promise().equals(promise));
        boolean fresh =
                known.filter(reading -> clock.instant().isBefore(due(reading))).isPresent();
        if (!fresh && !readers.isShutdown() && asked.add(key)) {
            readers.execute(() -> read(key, promise));
        }
        return known.map(Reading::standing);
    }

    /** How long a look at this one can wait: longer where Prometheus is away. */
    Duration pause(Key key) {
        Reading reading = last.get(key);
        return reading == null ? interval : interval.multipliedBy(1 + reading.failures());
    }

    void forget(Key key) {
        last.remove(key);
    }

    /** A little early: whoever looks once an interval finds it old. */
    private Instant due(Reading reading) {
        return reading.at()
                .plus(interval.multipliedBy(1 + reading.failures())
                        .multipliedBy(4)
                        .dividedBy(5));
    }

    private void read(Key key, Promise promise) {
        try {
            Standing standing = standings.of(promise);
            meters.read(standing.knowledge());
            last.compute(key, (same, before) -> {
                boolean away = standing.knowledge() == Knowledge.AWAY;
                int earlier = before == null ? 0 : before.failures();
                int failures = away ? Math.min(earlier + 1, LONGEST - 1) : 0;
                return new Reading(promise, standing, clock.instant(), failures);
            });
            asked.remove(key);
            news.accept(key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asked.remove(key);
        }
    }

    /** Waits for nobody. */
    @Override
    public void close() {
        readers.shutdownNow();
    }
}
