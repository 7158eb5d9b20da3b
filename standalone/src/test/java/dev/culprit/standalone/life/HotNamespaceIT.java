package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.standalone.life.HotNamespace.Happening;
import dev.culprit.standalone.life.HotNamespace.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nine of ten facts are of one namespace, and its SLOs burn: what each of twelve partitions has to bear, counted in the topics of a
 * real broker, between the collector's own producer and the correlations.
 */
class HotNamespaceIT {
    private static final int PARTITIONS = 12;
    private static final int SLOS = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void noPartitionHasMoreThanTwiceTheMeanBesidesThatOfOneBusyObject(Shape shape) throws Exception {
        List<Happening> day = HotNamespace.of(shape, 1);
        try (var broker = new OnBroker(folder.resolve("kafka"), PARTITIONS);
                var instance = new Instance(broker.address(), folder.resolve("streams"), "alone");
                var log = new KafkaRecordLog(Map.of("bootstrap.servers", broker.address()), Duration.ofSeconds(30))) {
            instance.awaitRunning();
            log.append(day.stream().map(HotNamespaceIT::told).toList());
            broker.tell(Story.told(story -> {
                HotNamespace.spikes(SLOS).forEach(story::spike);
                story.watermark(Watermark.END_OF_INPUT, Story.START.plus(Story.LENGTH));
            }));
            broker.awaitFinal(SLOS);

            Load kept = broker.load(CorrelatorStreams.APPLICATION_ID + "-evidence-changelog");
            assertThat(kept.total()).as("facts that are kept").isPositive();
            requireEven(shape, broker.load(Topic.CHANGES.topicName()));
            requireEven(shape, kept);
            requireEven(shape, broker.told());
            Load lookups = broker.load(Topic.QUESTIONS.topicName());
            assertThat(lookups.busiest()).as(lookups.toString()).isLessThanOrEqualTo(1.1);
        }
    }

    private static void requireEven(Shape shape, Load load) {
        if (shape == Shape.ONE_OBJECT) {
            assertThat(load.secondBusiest()).as(load.toString()).isLessThanOrEqualTo(2);
        } else {
            assertThat(load.busiest()).as(load.toString()).isLessThanOrEqualTo(2);
        }
    }

    private static Outgoing told(Happening happening) {
        Bucket bucket = happening.bucket();
        return new Outgoing.Keyed(
                Topic.CHANGES,
                bucket.key(),
                bucket.key(),
                happening.fact(),
                happening.fact().observedAt());
    }
}
