package dev.culprit.correlator.evidence;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.correlator.message.Question;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of this half, one partition each: all processors of {@link EvidenceKeeper} share it. */
public final class EvidenceStores {
    /** Bucket, time, id, view to evidence, as it came; cluster to when all of it has arrived until, and since when, in ms. */
    public static final String EVIDENCE = "evidence";
    /** Bucket, object to its history, as it goes into answers; cluster to when all of it has arrived until, in ms. */
    public static final String GRAPH = "graph";
    /** Bucket, episode to the {@link Question} that is still open. */
    public static final String OPEN_QUESTIONS = "open-questions";
    /** Bucket to when its first open question closes, in ms: made of these, and not restored. */
    public static final String FIRST_CLOSE = "first-close";
    /** What an earlier build kept of both here; nothing is written to it. */
    public static final String PROGRESS = "progress";

    private EvidenceStores() {}

    public static String[] names() {
        return new String[] {EVIDENCE, GRAPH, OPEN_QUESTIONS, FIRST_CLOSE, PROGRESS};
    }

    /**
     * The stores, to be added to a topology.
     *
     * @param supplier of a store by its name: in memory, or on disk
     */
    public static List<StoreBuilder<?>> builders(Function<String, KeyValueBytesStoreSupplier> supplier) {
        return List.of(
                Stores.keyValueStoreBuilder(supplier.apply(EVIDENCE), Serdes.Bytes(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(supplier.apply(GRAPH), Serdes.Bytes(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        supplier.apply(OPEN_QUESTIONS), Serdes.Bytes(), new JsonSerde<>(Question.class)),
                // every record asks it whether anybody waits for what it says
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(FIRST_CLOSE), Serdes.String(), Serdes.Long())
                        .withLoggingDisabled(),
                Stores.keyValueStoreBuilder(supplier.apply(PROGRESS), Serdes.String(), Serdes.Long()));
    }
}
