package dev.culprit.standalone.play;

import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.recording.RecordedLine;
import dev.culprit.collector.recording.Recording;
import dev.culprit.collector.recording.RecordingException;
import dev.culprit.collector.topology.TopologyException;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.kafka.TopicsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Plays a recording into the topics of an installation that watches nothing yet, as if it had just happened: whatever reads
 * them, the correlator first, shows it as it would the real thing.
 */
public final class Drill {
    private final KafkaSettings kafka;

    public Drill(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * What was played.
     *
     * @param lines of the recording
     * @param first when the first of them is told to have happened
     * @param last when the last is
     */
    public record Played(int lines, Instant first, Instant last) {}

    /**
     * Returns when all of it is in Kafka.
     *
     * @param now when the last line is to have happened
     */
    public Played play(Path folder, Instant now) throws PlayException {
        try (Admin admin = Admin.create(kafka.admin())) {
            List<Instant> times = times(folder);
            Topics.ensure(admin, EnumSet.allOf(Topic.class), kafka.topics());
            requireEmpty(admin);
            TimeShift shift = TimeShift.ending(times.getLast(), now);
            feed(folder, shift);
            return new Played(
                    times.size(),
                    times.getFirst().plus(shift.by()),
                    times.getLast().plus(shift.by()));
        } catch (RecordingException | TopologyException e) {
            throw PlayException.of(e);
        } catch (TopicsException e) {
            throw new PlayException(String.valueOf(e.getMessage()), e);
        } catch (ExecutionException | KafkaException e) {
            throw new PlayException("Kafka failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlayException("interrupted", e);
        }
    }

    /** In the order of the lines; there is at least one. */
    private static List<Instant> times(Path folder) throws RecordingException, PlayException {
        var times = new ArrayList<Instant>();
        try (Recording recording = Recording.open(folder)) {
            for (Optional<RecordedLine> line = recording.next(); line.isPresent(); line = recording.next()) {
                times.add(line.get().at());
            }
        }
        if (times.isEmpty()) {
            throw new PlayException("the recording in " + folder + " is empty: name another");
        }
        return times;
    }

    /** What is invented never mixes with what happened. */
    private static void requireEmpty(Admin admin) throws PlayException, ExecutionException, InterruptedException {
        String topic = Topic.CHANGES.topicName();
        List<TopicPartition> partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(described -> described.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, OffsetSpec> ends =
                partitions.stream().collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
        boolean isEmpty = admin.listOffsets(ends).all().get().values().stream().allMatch(end -> end.offset() == 0);
        if (!isEmpty) {
            throw new PlayException(
                    topic
                            + " holds changes already, with which a drill would mix: play it into a Kafka that no collector writes to");
        }
    }

    private void feed(Path folder, TimeShift shift) throws RecordingException, TopologyException {
        try (var sink = new KafkaSink(kafka.producer())) {
            new Player(CollectorSettings.forRecordings(), Optional.empty(), shift).play(folder, sink, line -> {});
            sink.flush();
        }
    }
}
