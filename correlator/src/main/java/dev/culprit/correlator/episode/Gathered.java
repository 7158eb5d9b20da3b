package dev.culprit.correlator.episode;

import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.GraphHistory;
import dev.culprit.correlator.message.Told;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What the buckets have told an episode: a set, so that neither order nor repetition of the answers shows. */
final class Gathered {
    private static final Deserializer<Evidence> FACTS = new JsonSerde<>(Evidence.class).deserializer();
    private static final Deserializer<GraphHistory> HISTORIES = new JsonSerde<>(GraphHistory.class).deserializer();

    private final KeyValueStore<String, byte[]> evidence;
    private final KeyValueStore<String, byte[]> graph;

    Gathered(KeyValueStore<String, byte[]> evidence, KeyValueStore<String, byte[]> graph) {
        this.evidence = evidence;
        this.graph = graph;
    }

    void add(Answer answer) {
        keep(evidence, answer.episodeId(), answer.evidence());
        keep(graph, answer.episodeId(), answer.graph());
    }

    private static void keep(KeyValueStore<String, byte[]> store, String episode, List<Told> all) {
        all.forEach(told -> store.put(EpisodeKeys.of(episode, told.key()), told.bytes()));
    }

    /** Each once, in the order of their ids: views of one stand beside each other, and are one. */
    void evidence(String episode, Consumer<Evidence> reader) {
        var views = new ArrayDeque<Evidence>();
        read(evidence, episode, json -> {
            Evidence view = FACTS.deserialize(EpisodeStores.GATHERED, json);
            if (!views.isEmpty() && !views.element().id().equals(view.id())) {
                reader.accept(views.remove());
            }
            views.add(views.isEmpty() ? view : views.remove().merge(view));
        });
        views.forEach(reader);
    }

    /** In the order of their keys. */
    List<GraphHistory> graph(String episode) {
        var histories = new ArrayList<GraphHistory>();
        read(graph, episode, json -> histories.add(HISTORIES.deserialize(EpisodeStores.GATHERED_GRAPH, json)));
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
            next = firstFrom(store, EpisodeKeys.end(next.get()));
        }
    }

    private static <V> Optional<String> firstFrom(KeyValueStore<String, V> store, @Nullable String from) {
        try (KeyValueIterator<String, V> range = store.range(from, null)) {
            return range.hasNext() ? Optional.of(EpisodeKeys.episode(range.peekNextKey())) : Optional.empty();
        }
    }

    void forget(String episode) {
        forget(evidence, episode);
        forget(graph, episode);
    }

    private static <V> void read(KeyValueStore<String, V> store, String episode, Consumer<V> reader) {
        try (KeyValueIterator<String, V> range = store.range(EpisodeKeys.of(episode, ""), EpisodeKeys.end(episode))) {
            range.forEachRemaining(entry -> reader.accept(entry.value));
        }
    }

    private static <V> void forget(KeyValueStore<String, V> store, String episode) {
        var keys = new ArrayList<String>();
        try (KeyValueIterator<String, V> range = store.range(EpisodeKeys.of(episode, ""), EpisodeKeys.end(episode))) {
            range.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }
}
