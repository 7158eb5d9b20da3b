package dev.culprit.correlator.episode;

import dev.culprit.api.record.Bucket;
import dev.culprit.correlator.graph.Scope;
import dev.culprit.correlator.message.Question;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks buckets for what an episode wants to know. */
final class Inquirer {
    private final int buckets;
    private final Consumer<EpisodeOutput> out;

    /** @param buckets of a namespace */
    Inquirer(int buckets, Consumer<EpisodeOutput> out) {
        this.buckets = buckets;
        this.out = out;
    }

    /**
     * Asks the SLO's own namespace, the cluster scope and, for it is most often asked in the end, the system's; what they
     * answer may lead to further namespaces.
     */
    EpisodeState ask(EpisodeState state) {
        return ask(state, first(state));
    }

    /** Asks those that were not asked yet. */
    EpisodeState ask(EpisodeState state, SortedSet<String> namespaces) {
        List<Bucket> unasked = in(namespaces, state)
                .filter(bucket -> !state.inquiry().asked().contains(bucket.key()))
                .toList();
        send(state, unasked.stream(), state.lastHeard());
        return state.with(
                state.inquiry().asking(unasked.stream().map(Bucket::key).toList()));
    }

    /** Whoever is asked at first is among those that are waited for, asked or not. */
    Inquiry begun(EpisodeState state) {
        return state.inquiry().asking(in(first(state), state).map(Bucket::key).toList());
    }

    private static SortedSet<String> first(EpisodeState state) {
        return new TreeSet<>(Set.of(state.episode().slo().namespace(), Bucket.CLUSTER_SCOPE, Scope.SYSTEM));
    }

    private Stream<Bucket> in(SortedSet<String> namespaces, EpisodeState state) {
        return namespaces.stream()
                .flatMap(namespace -> IntStream.range(0, buckets)
                        .mapToObj(i -> new Bucket(state.episode().cluster(), namespace, i)));
    }

    /**
     * Asks once more whoever has not told everything.
     *
     * @param at which the answers bear, and what is found by them
     */
    void askAgain(EpisodeState state, Instant at) {
        send(state, state.inquiry().missing().stream().map(Bucket::parse), at);
    }

    private void send(EpisodeState state, Stream<Bucket> asked, Instant at) {
        asked.map(bucket -> new Question(
                        state.key(), state.id(), bucket, state.period().window(), state.closesAt()))
                .forEach(question -> out.accept(new EpisodeOutput.Asked(question, at)));
    }
}
