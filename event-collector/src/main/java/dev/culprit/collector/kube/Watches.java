package dev.culprit.collector.kube;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** All watches of one cluster, each on a thread of its own, and the one that looks after them. */
public final class Watches implements AutoCloseable {
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration REDISCOVERY = Duration.ofMinutes(2);

    private final ApiServer server;
    private final WatchPlan plan;
    private final WatchSink sink;
    private final Clock clock;
    private final ReadGuard own;
    private final Map<WatchScope, ReadGuard> guards = new LinkedHashMap<>();
    private final Set<KindName> missing;
    private final Thread keeper;

    /** @param sink called from many threads */
    public Watches(ApiServer server, WatchPlan plan, WatchSink sink, Clock clock) {
        this.server = server;
        this.plan = plan;
        this.sink = sink;
        this.clock = clock;
        this.own = new ReadGuard(clock, Duration.ofMinutes(1));
        this.missing = new HashSet<>(plan.kinds());
        this.keeper = Thread.ofPlatform().daemon().name("watches").unstarted(this::keep);
    }

    public void start() {
        own.guard(keeper);
        keeper.start();
    }

    private void keep() {
        Instant nextDiscovery = clock.instant();
        while (!own.isStopping()) {
            if (!missing.isEmpty() && !clock.instant().isBefore(nextDiscovery)) {
                nextDiscovery = clock.instant().plus(discover() ? REDISCOVERY : ROUND);
            }
            guards.values().forEach(ReadGuard::check);
            own.pause(ROUND);
        }
        guards.values().forEach(ReadGuard::stop);
    }

    private boolean discover() {
        try {
            var discovery = new Discovery(server);
            for (KindName name : plan.kinds()) {
                if (missing.contains(name)) {
                    Optional<ServedKind> found = discovery.find(name);
                    found.ifPresent(kind -> plan.scopes(kind).forEach(this::watch));
                    found.ifPresent(kind -> missing.remove(name));
                }
            }
            sink.discovered(Set.copyOf(guards.keySet()), Set.copyOf(missing));
            return true;
        } catch (IOException e) {
            sink.undiscovered(String.valueOf(e.getMessage()));
            return false;
        } catch (InterruptedException e) {
            own.interrupted();
            return false;
        }
    }

    private void watch(WatchScope scope) {
        if (guards.containsKey(scope)) {
            return;
        }
        var guard = new ReadGuard(clock, Pauses.patience());
        var pauses = new Pauses(RandomGenerator.getDefault());
        // a virtual thread that waits in the lock of a stream would hold its carrier on older JDKs
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("watch " + scope)
                .unstarted(new KindWatch(server, scope, sink, pauses, guard));
        guard.guard(thread);
        guards.put(scope, guard);
        thread.start();
    }

    /** Returns at once; the threads end by themselves. */
    @Override
    public void close() {
        own.stop();
    }
}
