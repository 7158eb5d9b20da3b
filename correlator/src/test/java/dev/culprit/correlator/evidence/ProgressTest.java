package dev.culprit.correlator.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.evidence.Progress.Source;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String CLUSTER = "prod";
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final KeyValueStore<Bytes, byte[]> evidence = inMemory("evidence", Serdes.Bytes(), Serdes.ByteArray());
    private final KeyValueStore<Bytes, byte[]> graph = inMemory("graph", Serdes.Bytes(), Serdes.ByteArray());
    private final KeyValueStore<String, Long> apart = inMemory("progress", Serdes.String(), Serdes.Long());
    private final Progress progress = new Progress(evidence, graph, apart);

    @Test
    void aTimeIsPastWhenBothTopicsHaveToldMore() {
        progress.advance(Source.CHANGES, new Watermark(CLUSTER, NOON.plusMillis(1)));
        assertThat(progress.isPast(NOON, CLUSTER)).isFalse();
        progress.advance(Source.DEPENDENCIES, new Watermark(CLUSTER, NOON.plusMillis(1)));
        assertThat(progress.isPast(NOON, CLUSTER)).isTrue();
        assertThat(progress.isPast(NOON.plusMillis(1), CLUSTER)).isFalse();
        assertThat(progress.isPast(NOON, "another")).isFalse();
    }

    @Test
    void aCrashThatCutsOffWhatArrivedCutsOffTheWordThatItHas() {
        progress.advance(Source.CHANGES, new Watermark(CLUSTER, NOON.plusMillis(1), NOON));
        progress.advance(Source.DEPENDENCIES, new Watermark(CLUSTER, NOON.plusMillis(1)));
        assertThat(progress.began(CLUSTER)).contains(NOON);

        var restored = new Progress(inMemory("restored", Serdes.Bytes(), Serdes.ByteArray()), graph, apart);
        assertThat(restored.isPast(NOON, CLUSTER)).isFalse();
        restored.advance(Source.CHANGES, new Watermark(CLUSTER, NOON.plusMillis(1), NOON));
        assertThat(restored.isPast(NOON, CLUSTER)).isTrue();
        assertThat(restored.began(CLUSTER)).contains(NOON);
    }

    @Test
    void whatAnEarlierBuildKeptApartHoldsUntilAWatermarkComes() {
        apart.put("CHANGES/" + CLUSTER, NOON.plusMillis(1).toEpochMilli());
        apart.put("DEPENDENCIES/" + CLUSTER, NOON.plusMillis(1).toEpochMilli());
        assertThat(progress.isPast(NOON, CLUSTER)).isTrue();

        progress.advance(Source.CHANGES, new Watermark(CLUSTER, NOON.plusMillis(2), NOON));
        assertThat(progress.began(CLUSTER)).as("what was told without a gap").isEmpty();
        progress.advance(Source.DEPENDENCIES, new Watermark(CLUSTER, NOON.plusMillis(2)));
        assertThat(progress.isPast(NOON.plusMillis(1), CLUSTER)).isTrue();
    }

    @Test
    void itIsNotForgottenWithOldEvidence() {
        progress.advance(Source.CHANGES, new Watermark(CLUSTER, NOON));
        progress.advance(Source.DEPENDENCIES, new Watermark(CLUSTER, NOON));
        var buckets = new BucketStore(evidence, graph);
        buckets.forgetBefore(NOON.plusSeconds(86_400));

        assertThat(progress.isPast(NOON.minusMillis(1), CLUSTER)).isTrue();
        assertThat(buckets.graph(CLUSTER)).isEmpty();
    }

    private static <K, V> KeyValueStore<K, V> inMemory(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
        var context = new MockProcessorContext<Void, Void>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
