package dev.culprit.correlator.episode;

import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Evidence;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.GraphHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

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
