package dev.culprit.standalone.play;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.publish.RecordBytes;
import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in process, without a broker: every record is worked off before the next. */
final class TestDriverSink implements RecordSink, AutoCloseable {
    private static final Set<Topic> READ = EnumSet.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES);

    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<String, byte[]>> inputs = new EnumMap<>(Topic.class);
    private final TestOutputTopic<String, Correlation> correlations;

    TestDriverSink(Path stateFolder) {
        this(CorrelatorSettings.forRecordings(), stateFolder);
    }

    TestDriverSink(CorrelatorSettings settings, Path stateFolder) {
        driver = new TopologyTestDriver(
                CorrelationTopology.build(settings), CorrelatorStreams.properties("in-process:1", stateFolder));
        correlations = driver.createOutputTopic(
                Topic.CORRELATIONS.topicName(),
                new StringDeserializer(),
                new JsonSerde<>(Correlation.class).deserializer());
    }

    @Override
    public void send(Outgoing outgoing) {
        byte[] value = RecordBytes.of(outgoing);
        switch (outgoing) {
            case Outgoing.Keyed keyed -> pipe(keyed.topic(), keyed.key(), value, keyed.timestamp());
            // nothing reads them
            case Outgoing.DeadLetter dead -> {}
            case Outgoing.Broadcast all -> pipe(all.topic(), all.key(), value, all.timestamp());
        }
    }

    /** Of a topic that the topology does not read there is nothing to work off. */
    private void pipe(Topic topic, String key, byte[] value, Instant timestamp) {
        if (!READ.contains(topic)) {
            return;
        }
        inputs.computeIfAbsent(
                        topic,
                        t -> driver.createInputTopic(t.topicName(), new StringSerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(key, value, timestamp));
    }

    List<Correlation> correlations() {
        return correlations.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
