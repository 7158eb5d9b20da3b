package dev.culprit.collector.live;

import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.collector.snapshot.Noise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How all watches fare: what is read, what cannot be, and whether all that can be was listed once. Written by the watches'
 * threads, read by whoever asks for health.
 */
public final class WatchBoard {
    private static final Logger LOG = LoggerFactory.getLogger(WatchBoard.class);

    private final Map<WatchScope, WatchState> states = new HashMap<>();
    private final WatchLog said = new WatchLog();
    private final Set<KindName> unserved = new HashSet<>();
    private Optional<String> blind = Optional.of("the API server was not asked yet what it serves");
    private Set<WatchScope> workedOff = Set.of();

    synchronized void discovered(Set<WatchScope> watched, Set<KindName> missing) {
        blind = Optional.empty();
        states.keySet().retainAll(watched);
        said.discovered(watched);
        watched.forEach(scope -> states.putIfAbsent(scope, new WatchState.Listing()));
        String fresh = missing.stream()
                .filter(unserved::add)
                .map(KindName::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        unserved.retainAll(missing);
        if (!fresh.isEmpty()) {
            LOG.warn("Kinds are not served and are not watched; kinds={}", fresh);
        }
    }

    synchronized void undiscovered(String reason) {
        blind = Optional.of(reason);
        said.undiscovered(reason);
    }

    synchronized void state(WatchScope scope, WatchState state) {
        WatchState before = states.put(scope, state);
        if (before == null || !before.equals(state)) {
            said.state(scope, state, states.values().stream().noneMatch(WatchState.Listing.class::isInstance));
        }
    }

    synchronized void workedOff(Set<WatchScope> scopes) {
        workedOff = scopes;
    }

    /** Why the cluster is not seen as it is; empty when it is. What may not be read does not count. */
    public synchronized Optional<String> notReady() {
        if (blind.isPresent()) {
            return blind;
        }
        Optional<String> failing = states.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof WatchState.Failing)
                .map(entry -> "the watch of " + entry.getKey() + " fails: "
                        + ((WatchState.Failing) entry.getValue()).reason())
                .sorted()
                .findFirst();
        return failing.or(this::unlisted);
    }

    private Optional<String> unlisted() {
        String open = states.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof WatchState.Refused))
                .map(Map.Entry::getKey)
                .filter(scope -> !workedOff.contains(scope))
                .map(WatchScope::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? Optional.empty() : Optional.of("not listed yet: " + open);
    }

    /** The kind that has this name in paths, where it is watched in this namespace. */
    synchronized Optional<String> watchedKind(String group, String resource, String namespace) {
        return states.keySet().stream()
                .filter(scope -> scope.kind().group().equals(group)
                        && scope.kind().plural().equals(resource)
                        && (scope.namespace().isEmpty() || scope.namespace().equals(namespace)))
                .map(scope -> scope.kind().kind())
                .filter(kind -> !Noise.isKind(group, kind))
                .findFirst();
    }

    /** How many scopes are watched, of those that can be. */
    public synchronized int watching() {
        return (int) states.values().stream().filter(WatchBoard::bringsNews).count();
    }

    private static boolean bringsNews(WatchState state) {
        return switch (state) {
            case WatchState.Watching watching -> true;
            case WatchState.Closed closed -> true;
            case WatchState.Cut cut -> true;
            case WatchState.Listing listing -> false;
            case WatchState.Failing failing -> false;
            case WatchState.Refused refused -> false;
        };
    }

    /** How many kinds and scopes were asked for and cannot be read. */
    public synchronized int unread() {
        return unserved.size()
                + (int) states.values().stream()
                        .filter(WatchState.Refused.class::isInstance)
                        .count();
    }
}
