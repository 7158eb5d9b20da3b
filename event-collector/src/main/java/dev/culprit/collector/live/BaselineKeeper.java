package dev.culprit.collector.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.BaselineFormat;
import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenObject;
import dev.culprit.api.record.SeenScope;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.BaselineFormats;
import dev.culprit.collector.ClusterCollector;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.history.Sight;
import dev.culprit.collector.kube.WatchScope;
import dev.culprit.collector.kube.WatchState;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a list means. Where the baseline of a scope is complete, whatever differs from it has changed since; where
 * it is not, or was made in another format, the list is a state and nothing is said of it.
 */
final class BaselineKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(BaselineKeeper.class);

    /** How often a scope says that it is still watched. */
    static final Duration MARK_INTERVAL = Duration.ofSeconds(30);

    private final String cluster;
    private final ClusterCollector collector;
    private final BaselineFormats formats;
    private final Map<String, SeenScope> inherited = new HashMap<>();
    private final Map<WatchScope, ScopeProgress> scopes = new HashMap<>();

    /** What is in the baseline and cannot be compared with: to be removed when it is not listed. */
    private final Set<ObjectRef> stale = new HashSet<>();

    private boolean past;

    /** Empty before the API server was asked what it serves. */
    private Set<WatchScope> watched = Set.of();

    BaselineKeeper(String cluster, ClusterCollector collector, BaselineFormats formats) {
        this.cluster = cluster;
        this.collector = collector;
        this.formats = formats;
    }

    /** Takes over the last record of each key; before anything arrives. */
    void restore(Collection<BaselineRecord> records, Instant at) {
        for (BaselineRecord record : records) {
            if (record instanceof SeenScope scope && formats.matches(scope.format())) {
                inherited.put(scope.key(), scope);
                past |= scope.since() == null;
            }
        }
        for (BaselineRecord record : records) {
            if (record instanceof SeenObject seen) {
                if (formats.matches(seen.format())) {
                    collector.restore(seen, at);
                } else {
                    stale.add(seen.object());
                }
            }
        }
    }

    /** Whether a collector has told since when it watches; one that died before has not. */
    boolean hasPast() {
        return past;
    }

    /** That is told now: of the kinds that are known it is written down. */
    List<Outgoing> begins(Instant at) {
        past = true;
        return scopes.entrySet().stream()
                .filter(scope -> scope.getValue().isComplete())
                .map(scope -> marked(scope.getKey(), scope.getValue(), at))
                .toList();
    }

    /** What an arrival says, in the order in which it has to be written. */
    List<Outgoing> accept(Arrival arrival) {
        return switch (arrival) {
            case Arrival.ListStarts(WatchScope scope, Instant at) -> listStarts(scope, at);
            case Arrival.Listed(WatchScope scope, Instant at, ObjectNode object) -> listed(scope, at, object);
            case Arrival.ListEnds(WatchScope scope, Instant at) -> listEnds(scope, at);
            case Arrival.News(WatchScope scope, Instant at, WatchType type, ObjectNode object) ->
                marked(news(scope, type, at, object), scope, at);
            case Arrival.Audited(Instant at, List<Arrival.Audited.Write> writes) ->
                writes.stream()
                        .flatMap(told -> collector.audited(told.write(), told.kind(), at).stream())
                        .toList();
            case Arrival.Current(WatchScope scope, Instant at) -> {
                progress(scope).continuity().current(at);
                yield marked(List.of(), scope, at);
            }
            case Arrival.Discovered(Instant at, Set<WatchScope> scopes) -> {
                watched(scopes);
                yield List.of();
            }
            case Arrival.Fares(WatchScope scope, Instant at, WatchState state) -> {
                progress(scope).continuity().fares(state, at);
                yield List.of();
            }
            case Arrival.StoodStill(Instant at, Instant since) -> {
                LOG.warn("This process stood still; what comes now may be older; since={} until={}", since, at);
                scopes.values().forEach(progress -> progress.continuity().heldUp(since, at));
                yield List.of();
            }
            case Arrival.HeldUp(WatchScope scope, Instant at, Instant since) -> {
                progress(scope).continuity().heldUp(since, at);
                yield List.of();
            }
        };
    }

    /** What was known of a kind in another version is of no use to this one, and not when that one is back either. */
    private void watched(Set<WatchScope> now) {
        watched = now;
        scopes.keySet()
                .removeIf(scope -> !now.contains(scope) && now.stream().anyMatch(other -> isSameKind(scope, other)));
    }

    private boolean isSameKind(WatchScope one, WatchScope other) {
        return mark(one, Instant.EPOCH).key().equals(mark(other, Instant.EPOCH).key());
    }

    private List<Outgoing> listStarts(WatchScope scope, Instant at) {
        ScopeProgress progress = scopes.computeIfAbsent(scope, this::inherited);
        if (!progress.isComplete()) {
            Set<ObjectRef> known = collector.known(scope::contains);
            known.forEach(collector::forget);
            stale.addAll(known);
        }
        Set<ObjectRef> expected = collector.known(scope::contains);
        stale.stream().filter(scope::contains).forEach(expected::add);
        expected.addAll(collector.noticed(scope::contains));
        progress.listStarts(expected, at);
        return List.of();
    }

    private ScopeProgress inherited(WatchScope scope) {
        SeenScope seen = inherited.remove(mark(scope, Instant.EPOCH).key());
        return seen != null && seen.format().equals(format(scope))
                ? ScopeProgress.knownUntil(seen.until())
                : ScopeProgress.unknown();
    }

    private List<Outgoing> listed(WatchScope scope, Instant at, ObjectNode object) {
        ScopeProgress progress = progress(scope);
        Snapshot.refOf(object).ifPresent(progress::found);
        return collector.present(object, progress.continuity().listed(at));
    }

    private List<Outgoing> listEnds(WatchScope scope, Instant at) {
        ScopeProgress progress = progress(scope);
        Set<ObjectRef> missing = progress.missing();
        Instant known = progress.continuity().known().orElse(at);
        var outgoing = new ArrayList<Outgoing>();
        for (ObjectRef ref : missing) {
            outgoing.addAll(stale.contains(ref) ? collector.dispose(ref, at) : collector.missing(ref, known, at));
        }
        stale.removeIf(scope::contains);
        progress.listEnds(at);
        outgoing.add(marked(scope, progress, at));
        return outgoing;
    }

    private List<Outgoing> news(WatchScope scope, WatchType type, Instant at, ObjectNode object) {
        Sight sight = progress(scope).continuity().news(at);
        return type == WatchType.DELETED ? collector.gone(object, sight) : collector.present(object, sight);
    }

    private List<Outgoing> marked(List<Outgoing> told, WatchScope scope, Instant at) {
        ScopeProgress progress = progress(scope);
        if (!progress.isMarkDue(MARK_INTERVAL)) {
            return told;
        }
        var outgoing = new ArrayList<>(told);
        outgoing.add(marked(scope, progress, at));
        return outgoing;
    }

    private Outgoing marked(WatchScope scope, ScopeProgress progress, Instant at) {
        SeenScope mark = mark(scope, progress.mark());
        return new Outgoing.Keyed(Topic.BASELINE, mark.key(), mark.key(), mark, at);
    }

    private SeenScope mark(WatchScope scope, Instant until) {
        return new SeenScope(
                cluster,
                scope.kind().group(),
                scope.kind().kind(),
                scope.baselineNamespace(),
                until,
                format(scope),
                past ? null : until);
    }

    private BaselineFormat format(WatchScope scope) {
        return formats.of(scope.kind().apiVersion());
    }

    private ScopeProgress progress(WatchScope scope) {
        return scopes.computeIfAbsent(scope, this::inherited);
    }

    /**
     * Up to when everything that is watched was told, at a time when nothing else is on its way; none as long as something
     * was not listed yet.
     */
    Optional<Instant> toldUntil(Instant quiet) {
        Optional<Instant> least = watched.isEmpty() ? Optional.empty() : Optional.of(quiet);
        for (WatchScope scope : watched) {
            Continuity continuity = progress(scope).continuity();
            continuity.quiet(quiet);
            least = least.flatMap(
                    until -> continuity.toldUntil(quiet).map(told -> told.isBefore(until) ? told : until));
        }
        return least;
    }

    /** The scopes whose list has been worked off. */
    Set<WatchScope> complete() {
        return scopes.entrySet().stream()
                .filter(scope -> scope.getValue().isListed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
