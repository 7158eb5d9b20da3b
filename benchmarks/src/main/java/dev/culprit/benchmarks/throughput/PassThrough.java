package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Logs;
import dev.culprit.benchmarks.rig.Rig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The least an application can do with changes: reads each and writes it to another topic. */
final class PassThrough implements Contender {
    @Override
    public String title() {
        return "pass-through";
    }

    @Override
    public Attempt attempt(Rig rig, Workload workload, String application) throws BenchmarkException {
        String sink = application + ".passed";
        rig.logs().create(sink);
        return new Passing(rig.logs(), workload, sink);
    }

    private record Passing(Logs logs, Workload workload, String sink) implements Attempt {
        @Override
        public Topology topology() {
            var builder = new StreamsBuilder();
            var serde = new JsonSerde<>(ClusterEvent.class);
            builder.stream(
                            Topic.CHANGES.topicName(),
                            Consumed.with(Serdes.String(), serde).withName("read"))
                    .process(Forwarding::new, Named.as("forward"))
                    .to(sink, Produced.with(Serdes.String(), serde).withName("write"));
            return builder.build();
        }

        @Override
        public boolean isDone() throws BenchmarkException {
            return logs.written(sink) >= workload.records();
        }

        @Override
        public void check() throws BenchmarkException {
            Count.require("records passed through", workload.records(), logs.written(sink));
        }

        @Override
        public void close() {
            // it holds nothing of its own
        }
    }

    private static final class Forwarding extends ContextualProcessor<String, ClusterEvent, String, ClusterEvent> {
        @Override
        public void process(Record<String, ClusterEvent> one) {
            context().forward(one);
        }
    }
}
