package dev.culprit.correlator.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.message.GraphHistory;
import dev.culprit.correlator.message.Question;
import java.time.Instant;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class BucketStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final BucketStore store = new BucketStore(
            inMemory("evidence", new JsonSerde<>(ClusterEvent.class)),
            inMemory("graph", new JsonSerde<>(GraphHistory.class)));

    @Test
    void aWindowHoldsItsOwnBucketsEvidenceOnly() {
        store.add("c/shop/1", failure("early", NOON.minusSeconds(61)));
        store.add("c/shop/1", failure("in", NOON));
        store.add("c/shop/2", failure("elsewhere", NOON));
        store.add("c/shop/10", failure("alike", NOON));

        assertThat(store.evidence(question("shop", 1, NOON.minusSeconds(60))))
                .extracting(Evidence::id)
                .containsExactly("in");
    }

    @Test
    void defect4EvidenceIsStillThereAfterAHundredThousandOthers() {
        store.add("c/shop/1", failure("needle", NOON));
        for (int i = 0; i < 100_000; i++) {
            store.add("c/shop/1", failure("hay" + i, NOON.plusMillis(3_600_000L + i)));
        }

        assertThat(store.evidence(question("shop", 1, NOON.minusSeconds(60))))
                .extracting(Evidence::id)
                .containsExactly("needle");
    }

    @Test
    void theSameFactTwiceIsKeptOnce() {
        store.add("c/shop/1", failure("f", NOON));
        store.add("c/shop/1", failure("f", NOON));

        assertThat(store.evidence(question("shop", 1, NOON))).hasSize(1);
    }

    @Test
    void whatASecondCollectorAddsTooLateIsNotInTheAnswerHoweverLateThatIsAskedFor() {
        store.add("c/shop/1", failure("f", NOON));
        store.add("c/shop/1", seen(failure("f", NOON), NOON.plusSeconds(121), "more is known"));

        assertThat(store.evidence(question("shop", 1, NOON))).containsExactly(failure("f", NOON));
    }

    @Test
    void whatIsOlderThanTheRetentionIsForgottenInEveryBucket() {
        store.add("c/shop/1", failure("old", NOON.minusSeconds(10)));
        store.add("c/shop/1", failure("young", NOON.plusSeconds(10)));
        store.add("c/shop/7", failure("old", NOON.minusSeconds(10)));
        store.add("c/tools/0", failure("old", NOON.minusSeconds(10)));

        store.forgetBefore(NOON);

        Instant start = NOON.minusSeconds(3_600);
        assertThat(store.evidence(question("shop", 1, start)))
                .extracting(Evidence::id)
                .containsExactly("young");
        assertThat(store.evidence(question("shop", 7, start))).isEmpty();
        assertThat(store.evidence(question("tools", 0, start))).isEmpty();
    }

    private static Question question(String namespace, int bucket, Instant start) {
        return new Question(
                "c/shop/slo",
                "episode",
                new Bucket("c", namespace, bucket),
                new TimeRange(start, NOON.plusSeconds(60)),
                NOON.plusSeconds(120));
    }

    private static Symptom failure(String id, Instant at) {
        return new Symptom(
                id,
                "c",
                ObjectRef.of("Pod", "shop", "web-1"),
                "event-" + id,
                "BackOff",
                "",
                new Occurrences(at, at, 1),
                at,
                new TreeSet<>());
    }

    private static Symptom seen(Symptom symptom, Instant observedAt, String message) {
        return new Symptom(
                symptom.id(),
                symptom.cluster(),
                symptom.subject(),
                symptom.eventUid(),
                symptom.reason(),
                message,
                symptom.seen(),
                observedAt,
                symptom.affects());
    }

    private static <V> KeyValueStore<Bytes, V> inMemory(String name, Serde<V> values) {
        KeyValueStore<Bytes, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), values)
                .withLoggingDisabled()
                .build();
        var context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
