package dev.culprit.collector.kube;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All watches of one cluster, each on a thread of its own, and the one that looks after them. */
public final class Watches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration REDISCOVERY = Duration.ofMinutes(2);

    /** A thread that is to end does so as soon as it sees that. */
    private static final Duration END = Duration.ofSeconds(10);

    private final ApiServer server;
    private final WatchPlan plan;
    private final WatchSink sink;
    private final Clock clock;
    private final UnaryOperator<Duration> pace;
    private final ReadGuard own;
    private final Map<WatchScope, Watched> watched = new ConcurrentHashMap<>();
    private final Set<KindName> missing;
    private volatile Instant nextDiscovery = Instant.MIN;

    /** Short when a kind has vanished, because a server that starts does not serve all of them at once. */
    private volatile Duration pause = REDISCOVERY;

    private record Watched(KindName name, ReadGuard guard, Thread thread) {}

    /** @param sink called from many threads */
    public Watches(ApiServer server, WatchPlan plan, WatchSink sink, Clock clock) {
        this(server, plan, sink, clock, UnaryOperator.identity());
    }

    /** @param pace how long a pause takes in truth */
    Watches(ApiServer server, WatchPlan plan, WatchSink sink, Clock clock, UnaryOperator<Duration> pace) {
        this.server = server;
        this.plan = plan;
        this.sink = sink;
        this.clock = clock;
        this.pace = pace;
        this.own = new ReadGuard(clock, Duration.ofMinutes(1), pace);
        this.missing = new HashSet<>(plan.kinds());
    }

    public void start() {
        Thread keeper = Thread.ofPlatform()
                .daemon()
                .name("watches")
                .uncaughtExceptionHandler((thread, failure) -> goOn(failure))
                .unstarted(this::keep);
        own.guard(keeper);
        keeper.start();
    }

    private void goOn(Throwable failure) {
        LOG.error("The keeper of the watches failed and starts anew", failure);
        sink.undiscovered(failure.getClass().getSimpleName());
        own.pause(ROUND);
        start();
    }

    private void keep() {
        while (!own.isStopping()) {
            Set<KindName> vanished = watched.values().stream()
                    .filter(one -> one.guard().isVanished())
                    .map(Watched::name)
                    .collect(Collectors.toSet());
            boolean isTime = !missing.isEmpty() && !clock.instant().isBefore(nextDiscovery);
            if (isTime || !vanished.isEmpty()) {
                nextDiscovery = clock.instant().plus(discover(vanished) ? pause() : ROUND);
            }
            watched.values().forEach(one -> one.guard().check());
            watched.replaceAll((scope, one) -> one.thread().isAlive() ? one : started(one.name(), scope));
            own.pause(ROUND);
        }
        stopAll();
    }

    private Duration pause() {
        Duration now = pause;
        Duration longer = now.multipliedBy(2);
        pause = longer.compareTo(REDISCOVERY) < 0 ? longer : REDISCOVERY;
        return now;
    }

    private void stopAll() {
        watched.values().forEach(one -> one.guard().stop());
    }

    private boolean discover(Set<KindName> vanished) {
        try {
            var discovery = new Discovery(server);
            for (KindName name : plan.kinds()) {
                if (missing.contains(name) || vanished.contains(name)) {
                    follow(name, discovery.find(name));
                }
            }
            sink.discovered(Set.copyOf(watched.keySet()), Set.copyOf(missing));
            return true;
        } catch (IOException e) {
            sink.undiscovered(String.valueOf(e.getMessage()));
            return false;
        } catch (InterruptedException e) {
            own.interrupted();
            return false;
        }
    }

    /** Watches a kind where it is served now, and nowhere else. */
    private void follow(KindName name, Optional<ServedKind> served) throws InterruptedException {
        Set<WatchScope> scopes = served.stream().flatMap(plan::scopes).collect(Collectors.toSet());
        for (Map.Entry<WatchScope, Watched> one : watched.entrySet()) {
            if (one.getValue().name().equals(name)) {
                one.getValue().guard().isThere();
                if (!scopes.contains(one.getKey())) {
                    retire(one.getKey(), one.getValue());
                }
            }
        }
        scopes.forEach(scope -> watched.computeIfAbsent(scope, fresh -> started(name, fresh)));
        if (served.isPresent()) {
            missing.remove(name);
        } else if (missing.add(name)) {
            pause = ROUND;
        }
    }

    /** Behind this nothing comes of it any more. */
    private void retire(WatchScope scope, Watched one) throws InterruptedException {
        watched.remove(scope);
        one.guard().stop();
        one.thread().join(END);
    }

    private Watched started(KindName name, WatchScope scope) {
        var guard = new ReadGuard(clock, Pauses.patience(), pace);
        var pauses = new Pauses(RandomGenerator.getDefault());
        // a virtual thread that waits in the lock of a stream would hold its carrier on older JDKs
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("watch " + scope)
                .uncaughtExceptionHandler((ended, failure) -> failed(scope, failure))
                .unstarted(new KindWatch(server, scope, sink, pauses, guard));
        guard.guard(thread);
        thread.start();
        return new Watched(name, guard, thread);
    }

    /** The keeper sees that its thread has ended, and starts another one. */
    private void failed(WatchScope scope, Throwable failure) {
        if (own.isStopping()) {
            return;
        }
        LOG.error("A watch failed and starts anew; scope={}", scope, failure);
        try {
            sink.state(scope, new WatchState.Failing(failure.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns at once; the threads end by themselves. */
    @Override
    public void close() {
        own.stop();
        stopAll();
    }
}
