package dev.culprit.benchmarks.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Processors of one task and their stores on disk, driven by hand: no broker, no topics, no threads.
 *
 * @param <V> what they send out
 */
final class Driven<V> implements AutoCloseable {
    private final MockProcessorContext<String, V> context;
    private final List<StateStore> stores = new ArrayList<>();

    Driven(Path folder, List<StoreBuilder<?>> builders) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-lookup");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        context = new MockProcessorContext<>(properties, new TaskId(0, 0), folder.toFile());
        for (StoreBuilder<?> builder : builders) {
            StateStore store =
                    builder.withLoggingDisabled().withCachingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            stores.add(store);
        }
    }

    <I> Processor<String, I, String, V> add(ProcessorSupplier<String, I, String, V> supplier) {
        Processor<String, I, String, V> processor = supplier.get();
        processor.init(context);
        return processor;
    }

    /** What a processor sends out for one record, in order. */
    <I> List<Record<String, V>> process(Processor<String, I, String, V> processor, String key, I value, long at) {
        // what happens is worked on as it happens
        context.setCurrentSystemTimeMs(at);
        context.setCurrentStreamTimeMs(at);
        processor.process(new Record<>(key, value, at));
        List<Record<String, V>> sent = new ArrayList<>();
        context.forwarded().forEach(forward -> sent.add(recordOf(forward)));
        context.resetForwards();
        return sent;
    }

    @SuppressWarnings("unchecked") // keys are strings, and values what the processors were added for
    private Record<String, V> recordOf(MockProcessorContext.CapturedForward<?, ?> forward) {
        return (Record<String, V>) forward.record();
    }

    @Override
    public void close() {
        stores.forEach(StateStore::close);
    }
}
