package dev.culprit.faults.story;

import dev.culprit.faults.rig.Pause;
import dev.culprit.faults.story.Ledger.Deed;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Tells story after story, at an even pace, and enters what was done and taken. */
public final class Stories implements AutoCloseable {
    private static final int NAMESPACES = 4;

    /** Workloads are there for a minute or more before they are changed: the collector has seen them, however long it was away. */
    private static final int AHEAD = 25;

    /** Alertmanager gives up with the next payload; nobody is away for longer here. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Ledger ledger;
    private final Clock clock;
    private final Random random;
    private final List<String> namespaces;
    private final List<Alertmanager> alertmanagers;
    private final Deque<Story> prepared = new ArrayDeque<>();
    private final ExecutorService telling = Executors.newVirtualThreadPerTaskExecutor();
    private int number;

    /**
     * None is told yet.
     *
     * @param receiver of the alerts
     */
    public Stories(Cluster cluster, URI receiver, Ledger ledger, Clock clock, long seed) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.clock = clock;
        this.random = new Random(seed);
        String run = Long.toString(clock.millis(), Character.MAX_RADIX);
        this.namespaces = IntStream.range(0, NAMESPACES)
                .mapToObj(i -> "faults-" + run + "-" + i)
                .toList();
        // a pair sends everything twice
        this.alertmanagers = List.of(new Alertmanager(receiver), new Alertmanager(receiver));
    }

    /** Where they play. */
    public List<String> namespaces() {
        return namespaces;
    }

    /** Makes the places in which they play. */
    public void prepare() {
        namespaces.forEach(cluster::namespace);
        IntStream.range(0, AHEAD).forEach(i -> prepareOne());
    }

    private void prepareOne() {
        Story story = new Story(namespaces.get(random.nextInt(NAMESPACES)), number++);
        cluster.app(story);
        prepared.add(story);
    }

    /** Begins the next one; it goes on by itself. */
    public void next() {
        try {
            prepareOne();
            Story story = prepared.remove();
            cluster.release(story, "2.0");
            ledger.enter(story, Deed.CHANGED);
            Instant startsAt = clock.instant().plusMillis(1_000 + random.nextInt(3_000));
            Instant endsAt = startsAt.plusMillis(5_000 + random.nextInt(10_000));
            alertmanagers.forEach(one -> telling.execute(() -> burn(one, story, startsAt, endsAt)));
        } catch (KubernetesClientException | RejectedExecutionException e) {
            ledger.mishap("a story could not begin: " + e.getMessage());
        }
    }

    /** The end is sent behind the beginning, by whoever sent that. */
    private void burn(Alertmanager one, Story story, Instant startsAt, Instant endsAt) {
        try {
            Pause.of(Duration.between(clock.instant(), startsAt));
            enter(one.send(story, startsAt, Optional.empty(), PATIENCE), story, Deed.FIRED);
            Pause.of(Duration.between(clock.instant(), endsAt));
            enter(one.send(story, startsAt, Optional.of(endsAt), PATIENCE), story, Deed.RESOLVED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter(boolean isTaken, Story story, Deed deed) {
        if (isTaken) {
            ledger.enter(story, deed);
        } else {
            ledger.mishap("an alert of " + story.slo() + " was never taken");
        }
    }

    /** Waits until all that has begun is told to its end. */
    public void finish(Duration atMost) throws InterruptedException {
        telling.shutdown();
        if (!telling.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            ledger.mishap("stories were not told to their end within " + atMost);
        }
    }

    @Override
    public void close() {
        telling.shutdownNow();
        alertmanagers.forEach(Alertmanager::close);
    }
}
