package dev.culprit.collector.live;

import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchState;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the watches a person is told: once that the API server is away and once that it is back, whoever tries it how
 * often; and in one line what may not be read. Not thread-safe.
 */
final class WatchLog {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLog.class);

    /** What stands for the question what is served. */
    private static final String DISCOVERY = "what is served";

    private final Set<String> failing = new HashSet<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Set<String> refusalsTold = new HashSet<>();

    void undiscovered(String reason) {
        fails(DISCOVERY, reason);
    }

    void discovered(Collection<WatchScope> watched) {
        Set<String> left = watched.stream().map(WatchScope::toString).collect(Collectors.toSet());
        if (failing.retainAll(left)) {
            backIfAllAre();
        }
        refused.keySet().retainAll(left);
        refusalsTold.retainAll(left);
    }

    /** @param settled whether no scope is being listed: then all that may not be read is known */
    void state(WatchScope scope, WatchState state, boolean settled) {
        String name = scope.toString();
        LOG.debug("Watch fares otherwise; scope={} state={}", name, state);
        switch (state) {
            case WatchState.Watching watching -> works(name);
            case WatchState.Failing(String reason) -> fails(name, reason);
            case WatchState.Refused(String reason) -> {
                recovers(name);
                refused.put(name, reason);
            }
            case WatchState.Listing listing -> {}
            case WatchState.Closed closed -> {}
            case WatchState.Cut cut -> {}
        }
        if (settled) {
            tellRefusals();
        }
    }

    private void fails(String name, String reason) {
        if (failing.isEmpty()) {
            LOG.warn(
                    "The API server is away or fails, and is tried until it is back; scope={} reason={}", name, reason);
        }
        failing.add(name);
    }

    private void works(String name) {
        recovers(name);
        refused.remove(name);
        refusalsTold.remove(name);
    }

    private void recovers(String name) {
        if (failing.remove(name)) {
            backIfAllAre();
        }
    }

    private void backIfAllAre() {
        if (failing.isEmpty()) {
            LOG.info("The API server is back: everything is watched again");
        }
    }

    private void tellRefusals() {
        String fresh = refused.keySet().stream().filter(refusalsTold::add).collect(Collectors.joining(", "));
        if (!fresh.isEmpty()) {
            String first = fresh.split(",", 2)[0];
            LOG.warn("Kinds may not be read and are not watched; kinds={} reason={}", fresh, refused.get(first));
        }
    }
}
