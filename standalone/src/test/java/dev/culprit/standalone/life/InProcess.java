package dev.culprit.standalone.life;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.episode.EpisodeStores;
import dev.culprit.correlator.evidence.EvidenceStores;
import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in process, whose state can be taken out and put into the next life. */
final class InProcess implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<String, byte[]>> inputs = new EnumMap<>(Topic.class);
    private final TestOutputTopic<String, Correlation> correlations;
    private final List<Correlation> emitted = new ArrayList<>();

    InProcess(Path folder) {
        driver = new TopologyTestDriver(
                CorrelationTopology.build(CorrelatorSettings.forRecordings()),
                CorrelatorStreams.properties("in-process:1", folder),
                Story.START);
        correlations = driver.createOutputTopic(
                Topic.CORRELATIONS.topicName(),
                new StringDeserializer(),
                new JsonSerde<>(Correlation.class).deserializer());
    }

    /** The outcome of a story told as it happened, with no failure. */
    static Outcome outcome(List<Fed> story, Path folder) {
        try (var life = new InProcess(folder)) {
            story.forEach(life::feed);
            return Outcome.of(life.emitted());
        }
    }

    void feed(Fed fed) {
        inputs.computeIfAbsent(
                        fed.topic(),
                        topic -> driver.createInputTopic(
                                topic.topicName(), new StringSerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(fed.key(), fed.bytes(), fed.at()));
    }

    void wallClockPasses(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<Correlation> emitted() {
        emitted.addAll(correlations.readValuesToList());
        return List.copyOf(emitted);
    }

    /** All that is known, by the name of the store. */
    Map<String, List<KeyValue<Object, Object>>> state() {
        var state = new TreeMap<String, List<KeyValue<Object, Object>>>();
        Stream.of(EvidenceStores.names(), EpisodeStores.names())
                .flatMap(Stream::of)
                .forEach(name -> {
                    var entries = new ArrayList<KeyValue<Object, Object>>();
                    try (var all = store(name).all()) {
                        all.forEachRemaining(entries::add);
                    }
                    state.put(name, entries);
                });
        return state;
    }

    void restore(Map<String, List<KeyValue<Object, Object>>> state) {
        state.forEach((name, entries) -> entries.forEach(entry -> store(name).put(entry.key, entry.value)));
    }

    private KeyValueStore<Object, Object> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
