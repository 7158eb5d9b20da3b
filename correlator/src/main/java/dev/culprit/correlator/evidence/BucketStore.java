package dev.culprit.correlator.evidence;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.correlator.evidence.Arrival.Sight;
import dev.culprit.correlator.message.GraphHistory;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.message.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the buckets of a partition know. */
final class BucketStore {
    private static final Serde<GraphHistory> HISTORIES = new JsonSerde<>(GraphHistory.class);

    private final KeyValueStore<Bytes, byte[]> evidence;
    private final KeyValueStore<Bytes, byte[]> graph;

    BucketStore(KeyValueStore<Bytes, byte[]> evidence, KeyValueStore<Bytes, byte[]> graph) {
        this.evidence = evidence;
        this.graph = graph;
    }

    /**
     * Each view of a fact has its own place: a question wants those that arrived in its time, and a later one must not show
     * in what it is told. So nothing has to be read to keep one.
     */
    void add(String bucket, Sight sight) {
        evidence.put(
                StoreKey.of(bucket, sight.occurredAt(), sight.view()),
                sight.json().get());
    }

    /** Adds what an object has become to its history, and tells all of that. */
    Told addVersion(String bucket, String object, GraphHistory.Version version) {
        Bytes key = StoreKey.of(bucket, object);
        GraphHistory known = HISTORIES.deserializer().deserialize(EvidenceStores.GRAPH, graph.get(key));
        GraphHistory longer = (known == null ? GraphHistory.empty(object) : known).with(version);
        byte[] json = HISTORIES.serializer().serialize(EvidenceStores.GRAPH, longer);
        graph.put(key, json);
        return Told.of(object, json);
    }

    /**
     * All that is known and wanted, views that differ beside each other.
     *
     * @param unreadable told of what is kept and is no fact, which is kept no longer
     */
    List<Told> evidence(Question question, BiConsumer<Bytes, SerializationException> unreadable) {
        String bucket = question.bucket().key();
        var wanted = new ArrayList<Told>();
        var useless = new ArrayList<Bytes>();
        try (KeyValueIterator<Bytes, byte[]> range = evidence.range(
                StoreKey.from(bucket, question.window().start()),
                StoreKey.upTo(bucket, question.window().end()))) {
            range.forEachRemaining(entry -> {
                try {
                    if (question.wants(Sight.fact(entry.value))) {
                        wanted.add(Told.of(StoreKey.idAfterTime(entry.key), entry.value));
                    }
                } catch (SerializationException e) {
                    useless.add(entry.key);
                    unreadable.accept(Bytes.wrap(entry.value), e);
                }
            });
        }
        useless.forEach(evidence::delete);
        return wanted;
    }

    List<Told> graph(String bucket) {
        var all = new ArrayList<Told>();
        try (KeyValueIterator<Bytes, byte[]> range = graph.range(StoreKey.first(bucket), StoreKey.last(bucket))) {
            range.forEachRemaining(entry -> all.add(Told.of(StoreKey.idOf(entry.key), entry.value)));
        }
        return all;
    }

    /** Deletes what happened before a time, bucket by bucket: what is kept is skipped over, not read. */
    void forgetBefore(Instant time) {
        Optional<String> next = firstBucket(StoreKey.firstOfAnyBucket());
        while (next.isPresent()) {
            String bucket = next.get();
            var old = new ArrayList<Bytes>();
            try (KeyValueIterator<Bytes, byte[]> range =
                    evidence.range(StoreKey.first(bucket), StoreKey.from(bucket, time))) {
                range.forEachRemaining(entry -> old.add(entry.key));
            }
            old.forEach(evidence::delete);
            next = firstBucket(StoreKey.last(bucket));
        }
    }

    private Optional<String> firstBucket(Bytes from) {
        try (KeyValueIterator<Bytes, byte[]> range = evidence.range(from, null)) {
            return range.hasNext() ? Optional.of(StoreKey.bucketOf(range.peekNextKey())) : Optional.empty();
        }
    }
}
