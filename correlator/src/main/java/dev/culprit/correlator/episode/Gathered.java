package dev.culprit.correlator.episode;

import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Evidence;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.GraphHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What the buckets have told an episode: a set, so that neither order nor repetition of the answers shows. */
final class Gathered {
    private final KeyValueStore<String, ClusterEvent> evidence;
    private final KeyValueStore<String, GraphHistory> graph;

    Gathered(KeyValueStore<String, ClusterEvent> evidence, KeyValueStore<String, GraphHistory> graph) {
        this.evidence = evidence;
        this.graph = graph;
    }

    void add(Answer answer) {
        for (Evidence fact : answer.evidence()) {
            String key = key(answer.episodeId(), fact.id());
            evidence.put(key, evidence.get(key) instanceof Evidence known ? known.merge(fact) : fact);
        }
        answer.graph().forEach(history -> graph.put(key(answer.episodeId(), history.key()), history));
    }

    /** In the order of their ids. */
    void evidence(String episode, Consumer<Evidence> reader) {
        read(evidence, episode, fact -> reader.accept((Evidence) fact));
    }

    /** In the order of their keys. */
    List<GraphHistory> graph(String episode) {
        var histories = new ArrayList<GraphHistory>();
        read(graph, episode, histories::add);
        return histories;
    }

    /** The episodes for which anything is held. */
    Set<String> episodes() {
        var held = new TreeSet<String>();
        addEpisodes(evidence, held);
        addEpisodes(graph, held);
        return held;
    }

    /** From one episode's first key to the next one's: what is held of each is skipped. */
    private static void addEpisodes(KeyValueStore<String, ?> store, Set<String> held) {
        Optional<String> next = firstFrom(store, null);
        while (next.isPresent()) {
            held.add(next.get());
            next = firstFrom(store, end(next.get()));
        }
    }

    private static <V> Optional<String> firstFrom(KeyValueStore<String, V> store, @Nullable String from) {
        try (KeyValueIterator<String, V> range = store.range(from, null)) {
            return range.hasNext()
                    ? Optional.of(
                            range.peekNextKey().substring(0, range.peekNextKey().indexOf('/')))
                    : Optional.empty();
        }
    }

    void forget(String episode) {
        forget(evidence, episode);
        forget(graph, episode);
    }

    private static <V> void read(KeyValueStore<String, V> store, String episode, Consumer<V> reader) {
        try (KeyValueIterator<String, V> range = store.range(key(episode, ""), end(episode))) {
            range.forEachRemaining(entry -> reader.accept(entry.value));
        }
    }

    private static <V> void forget(KeyValueStore<String, V> store, String episode) {
        var keys = new ArrayList<String>();
        try (KeyValueIterator<String, V> range = store.range(key(episode, ""), end(episode))) {
            range.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }

    private static String key(String episode, String id) {
        return episode + '/' + id;
    }

    /** Above every key of the episode: a zero is the character after a slash. */
    private static String end(String episode) {
        return episode + '0';
    }
}
