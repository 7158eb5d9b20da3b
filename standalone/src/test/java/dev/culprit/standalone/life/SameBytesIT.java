package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.standalone.kafka.OnAnyKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On a real broker, whatever befalls the correlator: the same final correlations as in process, byte for byte.
 * {@code -Dculprit.life.brokers=20} tells twenty stories instead of one.
 */
@OnAnyKafka
class SameBytesIT {
    private static final String FIRST = "first";

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("culprit.life.brokers", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onOnePartitionWithMuchOfItReadTwice(long seed) throws Exception {
        List<Fed> story = Story.of(seed).records();
        try (var broker = new OnBroker(folder.resolve("kafka"), 1);
                var alone = instance(broker, FIRST)) {
            broker.tell(story.subList(0, story.size() / 2));
            broker.tell(story.subList(story.size() / 4, story.size()));
            alone.awaitRunning();
            requireSame(broker, story, "seed " + seed + " on 1 partition");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onThreePartitionsWithThreeInstancesOfWhichOneIsStartedAnewWithOpenWindows(long seed) throws Exception {
        List<Fed> story = Story.of(seed).records();
        int open = Story.whileOneIsOpen(story);
        try (var broker = new OnBroker(folder.resolve("kafka"), 3);
                var second = instance(broker, "second");
                var third = instance(broker, "third")) {
            try (var first = instance(broker, FIRST)) {
                first.awaitRunning();
                second.awaitRunning();
                third.awaitRunning();
                broker.tell(story.subList(0, open));
                broker.awaitOpen();
            }
            broker.tell(Telling.ANYHOW.of(story.subList(open, story.size()), seed));
            try (var first = instance(broker, FIRST)) {
                first.awaitRunning();
                requireSame(broker, story, "seed " + seed + " on 3 partitions, one of 3 instances started anew");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onTwelvePartitionsWithAllStateFoldersLostWithOpenWindows(long seed) throws Exception {
        List<Fed> story = Story.of(seed).records();
        int open = Story.whileOneIsOpen(story);
        try (var broker = new OnBroker(folder.resolve("kafka"), 12)) {
            try (var first = instance(broker, FIRST);
                    var second = instance(broker, "second")) {
                first.awaitRunning();
                second.awaitRunning();
                broker.tell(story.subList(0, open));
                broker.awaitOpen();
            }
            broker.tell(Telling.SPIKES_FIRST.of(story.subList(open, story.size()), seed));
            try (var first = new Instance(broker.address(), folder.resolve("new-first"), FIRST);
                    var second = new Instance(broker.address(), folder.resolve("new-second"), "second")) {
                first.awaitRunning();
                second.awaitRunning();
                requireSame(broker, story, "seed " + seed + " on 12 partitions, all state lost");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onThreePartitionsWithAnInstanceThatIsKilledWithOpenWindows(long seed) throws Exception {
        List<Fed> story = Story.of(seed).records();
        int open = Story.whileOneIsOpen(story);
        try (var broker = new OnBroker(folder.resolve("kafka"), 3)) {
            try (var killed = new KilledInstance(broker.address(), folder.resolve(FIRST), FIRST)) {
                broker.tell(story.subList(0, open));
                broker.awaitOpen();
                killed.kill();
            }
            broker.tell(Telling.GRAPH_LAST.of(story.subList(open, story.size()), seed));
            try (var next = instance(broker, FIRST)) {
                next.awaitRunning();
                requireSame(broker, story, "seed " + seed + " on 3 partitions, killed");
            }
        }
    }

    private Instance instance(OnBroker broker, String name) {
        return new Instance(broker.address(), folder.resolve(name), name);
    }

    private void requireSame(OnBroker broker, List<Fed> story, String name) {
        Outcome expected = InProcess.outcome(story, folder.resolve("expected"));
        broker.awaitWorkedOff();
        List<Correlation> emitted = broker.emitted();
        assertThat(expected.unfinished()).isEmpty();
        Outcome outcome = Outcome.of(emitted);
        assertThat(outcome.unfinished()).as("open in " + name).isEmpty();
        outcome.requireSame(expected, name);
        Outcome.requireOneContentEach(emitted, name);
        Outcome.requireNoneGoesBack(emitted, name);
    }
}
