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
import dev.culprit.correlator.message.Question;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private final List<Bytes> unreadable = new ArrayList<>();
    private final BucketStore store =
            new BucketStore(inMemory("evidence", Serdes.ByteArray()), inMemory("graph", Serdes.ByteArray()));

    @Test
    void aWindowHoldsItsOwnBucketsEvidenceOnly() {
        add("c/shop/1", failure("early", NOON.minusSeconds(61)));
        add("c/shop/1", failure("in", NOON));
        add("c/shop/2", failure("elsewhere", NOON));
        add("c/shop/10", failure("alike", NOON));

        assertThat(evidence(question("shop", 1, NOON.minusSeconds(60))))
                .extracting(Evidence::id)
                .containsExactly("in");
    }

    @Test
    void defect4EvidenceIsStillThereAfterAHundredThousandOthers() {
        add("c/shop/1", failure("needle", NOON));
        for (int i = 0; i < 100_000; i++) {
            add("c/shop/1", failure("hay" + i, NOON.plusMillis(3_600_000L + i)));
        }

        assertThat(evidence(question("shop", 1, NOON.minusSeconds(60))))
                .extracting(Evidence::id)
                .containsExactly("needle");
    }

    @Test
    void theSameFactTwiceIsKeptOnce() {
        add("c/shop/1", failure("f", NOON));
        add("c/shop/1", failure("f", NOON));

        assertThat(evidence(question("shop", 1, NOON))).hasSize(1);
    }

    @Test
    void whatASecondCollectorAddsTooLateIsNotInTheAnswerHoweverLateThatIsAskedFor() {
        add("c/shop/1", failure("f", NOON));
        add("c/shop/1", seen(failure("f", NOON), NOON.plusSeconds(121), "more is known"));

        assertThat(evidence(question("shop", 1, NOON))).containsExactly(failure("f", NOON));
    }

    @Test
    void whatIsOlderThanTheRetentionIsForgottenInEveryBucket() {
        add("c/shop/1", failure("old", NOON.minusSeconds(10)));
        add("c/shop/1", failure("young", NOON.plusSeconds(10)));
        add("c/shop/7", failure("old", NOON.minusSeconds(10)));
        add("c/tools/0", failure("old", NOON.minusSeconds(10)));

        store.forgetBefore(NOON);

        Instant start = NOON.minusSeconds(3_600);
        assertThat(evidence(question("shop", 1, start)))
                .extracting(Evidence::id)
                .containsExactly("young");
        assertThat(evidence(question("shop", 7, start))).isEmpty();
        assertThat(evidence(question("tools", 0, start))).isEmpty();
    }

    @Test
    void whatIsKeptAsAFactAndIsNoneIsHandedOverOnceAndDoesNotHideOthers() {
        add("c/shop/1", failure("good", NOON));
        byte[] half = "{\"record\":\"change\"}".getBytes(StandardCharsets.UTF_8);
        store.add("c/shop/1", new Arrival.Sight("bad", NOON, Bytes.wrap(half)));

        assertThat(evidence(question("shop", 1, NOON))).extracting(Evidence::id).containsExactly("good");
        assertThat(evidence(question("shop", 1, NOON))).extracting(Evidence::id).containsExactly("good");
        assertThat(unreadable).containsExactly(Bytes.wrap(half));
    }

    private void add(String bucket, Symptom symptom) {
        byte[] json = new JsonSerde<>(ClusterEvent.class).serializer().serialize("", symptom);
        store.add(bucket, (Arrival.Sight) Arrival.deserializer().deserialize("", json));
    }

    private List<Evidence> evidence(Question question) {
        return store.evidence(question, (json, reason) -> unreadable.add(json)).stream()
                .map(told -> Arrival.Sight.fact(told.bytes()))
                .toList();
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
