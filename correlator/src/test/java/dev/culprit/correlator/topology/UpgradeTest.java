package dev.culprit.correlator.topology;

import static dev.culprit.correlator.topology.Timeline.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This version goes on where an earlier one stopped: in the middle of a burn, with what that one left in its stores and in the
 * topics by which it spoke to itself. {@code docs/upgrades.md} says what follows for who changes a record.
 */
class UpgradeTest {
    private static final Path FOLDER = Path.of("src/test/resources/left-by");

    /** The version that is being written; what an earlier one left is never written anew. */
    private static final Path THIS_VERSION = FOLDER.resolve("0.1.jsonl");

    private static final String API = "api-availability";
    private static final String WEB = "web-availability";

    static Stream<Path> versions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @BeforeAll
    static void leave() throws IOException {
        if (Boolean.getBoolean("culprit.regenerate") && !Files.exists(THIS_VERSION)) {
            var shelves = new Shelves();
            try (var life = new Timeline(shelves.settings())) {
                begin(life);
                Left.write(
                        THIS_VERSION, Stream.concat(shelves.left(), said(life)).toList());
            }
        }
    }

    private static Stream<Left> said(Timeline life) {
        var topics = EnumSet.copyOf(Topic.internal());
        topics.add(Topic.CORRELATIONS);
        return topics.stream()
                .flatMap(topic -> life
                        .driver
                        .createOutputTopic(topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList()
                        .stream()
                        .map(record -> Left.in(topic, record.timestamp(), record.key(), record.value())));
    }

    /** One burn is over and told; two for one change are open, one of which has been revised. */
    private static void begin(Timeline life) {
        life.workload("api", "db")
                .workload("db")
                .workload("web", "api")
                .changed("09:30", deployment("web"), FieldType.IMAGE)
                .fires("10:00", "web-latency", Severity.CRITICAL)
                .resolves("10:00", "10:05", "web-latency", Severity.CRITICAL)
                .watermark("10:12", "09:00")
                .changed("11:55", deployment("api"), FieldType.IMAGE)
                .failed("11:55:30", "11:59", "api", "BackOff", 5)
                .fires("12:00", API, Severity.CRITICAL)
                .fires("12:01", WEB, Severity.CRITICAL)
                .changed("12:00:30", "12:02", deployment("db"), FieldType.ENV)
                .wallClockPasses(Duration.ofSeconds(1));
    }

    private static void goOn(Timeline life) {
        life.wallClockPasses(Duration.ofSeconds(1))
                .failed("12:02", "12:03", "api", "Unhealthy", 3)
                .wallClockPasses(Duration.ofSeconds(1))
                .resolves("12:00", "12:05", API, Severity.CRITICAL)
                .watermark("12:11:01")
                .ends("12:30")
                .wallClockPasses(Duration.ofSeconds(1));
    }

    /** A made-up name counts on when an operator is added, and whatever is kept under it is lost. */
    @Test
    void everyOperatorStoreAndTopicHasANameOfOurs() {
        assertThat(CorrelationTopology.build(CorrelatorSettings.live())
                        .describe()
                        .toString())
                .doesNotContainPattern("KSTREAM-|KTABLE-|-[0-9]{10}");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatAnEarlierVersionLeftComesToTheAnswerThatThisOneGives(Path left) throws IOException {
        requireTheAnswer(left, UnaryOperator.identity(), false);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatItSaidToItselfAndDidNotHearIsUnderstood(Path left) throws IOException {
        requireTheAnswer(left, UnaryOperator.identity(), true);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatALaterVersionSaysBesidesIsPassedOver(Path left) throws IOException {
        requireTheAnswer(left, Left::withUnknownFields, true);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatMayBeAbsentIsNotMissed(Path left) throws IOException {
        requireTheAnswer(left, record -> record.without("claimed"), true);
    }

    private static void requireTheAnswer(Path file, UnaryOperator<Left> as, boolean isHeardAgain) throws IOException {
        List<Left> left = Left.read(file);
        Map<String, Correlation> told = latest(left.stream()
                .filter(record -> record.topic() == Topic.CORRELATIONS)
                .map(UpgradeTest::correlation)
                .toList());
        var shelves = new Shelves();
        try (var next = new Timeline(shelves.settings());
                var uninterrupted = new Timeline()) {
            left.stream().map(as).forEach(record -> put(record, shelves, next, isHeardAgain));
            goOn(next);
            begin(uninterrupted);
            goOn(uninterrupted);

            requireOrder(told, next.revisions());
            Map<String, Correlation> answers = latest(next.revisions());
            assertThat(answers).hasSize(3);
            Map<String, Correlation> expected = latest(uninterrupted.revisions());
            told.values().stream().filter(UpgradeTest::isFinal).forEach(settled -> expected.put(settled.id(), settled));
            expected.forEach((id, answer) -> assertThat(answers.get(id))
                    .as(answer.name())
                    .extracting(CanonicalJson::of)
                    .isEqualTo(CanonicalJson.of(answer)));
            assertThat(next.deadLetters()).isEmpty();
        }
    }

    private static boolean isFinal(Correlation told) {
        return told.phase() == Phase.FINAL;
    }

    private static void put(Left record, Shelves shelves, Timeline life, boolean isHeardAgain) {
        String store = record.store();
        Topic topic = record.topic();
        if (store != null) {
            shelves.put(store, record);
        } else if (topic != null && isHeardAgain && topic != Topic.CORRELATIONS) {
            life.driver
                    .createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(record.keyBytes(), record.valueBytes(), record.at()));
        }
    }

    /** The revision told last may be repeated as it was; what is new has a higher number, and each number one content. */
    private static void requireOrder(Map<String, Correlation> told, List<Correlation> next) {
        var known = new TreeMap<>(told);
        for (Correlation revision : next) {
            Correlation before = known.put(revision.id(), revision);
            assertThat(before).as("of an episode that was there").isNotNull();
            if (revision.revision() == before.revision()) {
                assertThat(CanonicalJson.of(revision)).isEqualTo(CanonicalJson.of(before));
            } else {
                assertThat(revision.revision()).isEqualTo(before.revision() + 1);
            }
        }
    }

    private static Map<String, Correlation> latest(List<Correlation> revisions) {
        var latest = new TreeMap<String, Correlation>();
        revisions.forEach(revision -> latest.put(revision.id(), revision));
        return latest;
    }

    private static Correlation correlation(Left record) {
        return new JsonSerde<>(Correlation.class).deserializer().deserialize("", record.valueBytes());
    }
}
