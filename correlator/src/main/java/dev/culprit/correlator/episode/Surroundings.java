package dev.culprit.correlator.episode;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.SloRef;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Scope;
import dev.culprit.correlator.graph.ServiceGraph;
import dev.culprit.correlator.ranking.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the graph gathered so far says of an episode's SLO: what it measures, what that depends on, and where that is. */
record Surroundings(EpisodeState state, Reach reach, Scope scope, List<SloRef> compositions) {
    static Surroundings of(EpisodeState state, ServiceGraph graph) {
        var slo = state.episode().slo();
        var reach = Reach.from(graph.entries(slo, state.episode().alert().service()), graph);
        return new Surroundings(state, reach, Scope.of(slo, reach, graph), graph.compositions(slo));
    }

    /** Only namespaces that the whole graph leads to count: one that was asked on half of it must not show. */
    Weighable weigh(Gathered gathered) {
        SortedSet<String> relevant = new TreeSet<>(scope.namespaces());
        relevant.add("");
        var sieve = new Sieve(state.episode().startsAt());
        gathered.evidence(state.id(), fact -> {
            if (relevant.contains(fact.subject().namespace())) {
                sieve.add(fact);
            }
        });
        List<Evidence> kept = sieve.kept();
        var incident = new Case(state.episode(), state.period(), reach, kept, sieve.lostChanges());
        return new Weighable(incident, truncated(sieve.seen(), kept.size()));
    }

    /** A case, and what a reader must know of how it was cut down. */
    record Weighable(Case incident, Optional<Condition> truncated) {}

    private Optional<Condition> truncated(int seen, int kept) {
        var words = new ArrayList<String>();
        if (kept < seen) {
            words.add("the latest %d of %d records are weighed, at most %d changes and as many symptoms of one object"
                    .formatted(kept, seen, Sieve.MOST_OF_ONE));
        }
        if (scope.leftOut() > 0) {
            words.add("evidence of %d further namespaces was not asked for, the nearest %d were"
                    .formatted(scope.leftOut(), scope.namespaces().size()));
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(Condition.EVIDENCE_TRUNCATED, "Limit", String.join("; ", words)));
    }
}
