package dev.culprit.correlator.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The stores of one life as bytes, which is what their changelogs hold: to be taken out, and put into the next life. */
final class Shelves {
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new TreeMap<>();

    CorrelatorSettings settings() {
        CorrelatorSettings usual = CorrelatorSettings.forRecordings();
        return new CorrelatorSettings(usual.episodes(), usual.evidenceRetention(), Shelf::new);
    }

    Stream<Left> left() {
        return stores.entrySet().stream().flatMap(store -> all(store.getKey(), store.getValue()).stream());
    }

    private static List<Left> all(String name, KeyValueStore<Bytes, byte[]> store) {
        var all = new ArrayList<Left>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> all.add(Left.in(name, entry.key.get(), entry.value)));
        }
        return all;
    }

    /** As a restore does. */
    void put(String store, Left left) {
        Objects.requireNonNull(stores.get(store), store).put(Bytes.wrap(left.keyBytes()), left.valueBytes());
    }

    /** In memory, and known here. */
    private final class Shelf implements KeyValueBytesStoreSupplier {
        private final KeyValueBytesStoreSupplier memory;

        Shelf(String name) {
            memory = Stores.inMemoryKeyValueStore(name);
        }

        @Override
        public String name() {
            return memory.name();
        }

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            KeyValueStore<Bytes, byte[]> store = memory.get();
            stores.put(name(), store);
            return store;
        }

        @Override
        public String metricsScope() {
            return memory.metricsScope();
        }
    }
}
