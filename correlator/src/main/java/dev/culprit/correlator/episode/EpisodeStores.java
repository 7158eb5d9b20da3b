package dev.culprit.correlator.episode;

import dev.culprit.api.record.JsonSerde;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of this half, one partition each. */
public final class EpisodeStores {
    /** {@code cluster/namespace/slo} to the id of its latest episode. */
    public static final String CURRENT = "current-episodes";
    /** Episode id to its state, but for whom it has asked. */
    public static final String EPISODES = "episodes";
    /** Episode id, namespace to whom of it the episode has asked: apart, since each answer alters it. */
    public static final String INQUIRIES = "inquiries";
    /** Episode id, view of a fact to that, as it was told. */
    public static final String GATHERED = "gathered-evidence";
    /** Episode id, object to its history, as it was told. */
    public static final String GATHERED_GRAPH = "gathered-graph";

    private EpisodeStores() {}

    public static String[] names() {
        return new String[] {CURRENT, EPISODES, INQUIRIES, GATHERED, GATHERED_GRAPH};
    }

    /**
     * The stores, to be added to a topology.
     *
     * @param supplier of a store by its name: in memory, or on disk
     */
    public static List<StoreBuilder<?>> builders(Function<String, KeyValueBytesStoreSupplier> supplier) {
        return List.of(
                Stores.keyValueStoreBuilder(supplier.apply(CURRENT), Serdes.String(), Serdes.String()),
                Stores.keyValueStoreBuilder(
                        supplier.apply(EPISODES), Serdes.String(), new JsonSerde<>(EpisodeState.class)),
                Stores.keyValueStoreBuilder(supplier.apply(INQUIRIES), Serdes.String(), new JsonSerde<>(Inquiry.class)),
                Stores.keyValueStoreBuilder(supplier.apply(GATHERED), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(supplier.apply(GATHERED_GRAPH), Serdes.String(), Serdes.ByteArray()));
    }
}
