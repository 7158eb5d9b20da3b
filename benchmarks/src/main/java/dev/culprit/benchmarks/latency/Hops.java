package dev.culprit.benchmarks.latency;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Spike;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** As many topics in a row as an alert's way has: alerts, questions, answers, correlations. */
final class Hops {
    private static final int TOPICS = 4;

    private Hops() {}

    static List<String> topics() {
        return IntStream.range(0, TOPICS).mapToObj(i -> "hops." + i).toList();
    }

    /** Passes each record on from topic to topic. */
    static Topology topology() {
        var builder = new StreamsBuilder();
        var serde = new JsonSerde<>(Spike.class);
        List<String> topics = topics();
        for (int i = 1; i < TOPICS; i++) {
            builder.stream(
                            topics.get(i - 1),
                            Consumed.with(Serdes.String(), serde).withName("read-" + i))
                    .to(topics.get(i), Produced.with(Serdes.String(), serde).withName("write-" + i));
        }
        return builder.build();
    }
}
