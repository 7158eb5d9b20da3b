package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.GraphHistory;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.message.Told;
import dev.culprit.correlator.ranking.Ranking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An episode whose buckets answer when the test lets them. */
class LateAnswersTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    /** More than ask again within the interval at which it is looked for those who have waited too long. */
    private static final int MANY = 200;

    private static final EpisodeSettings SETTINGS = new EpisodeSettings(
            EpisodeRules.defaults(), Ranking.defaults(), Bucket.DEFAULT_COUNT, true, Duration.ofMinutes(2));

    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), new Properties(), NOON);
    private final TestOutputTopic<String, Question> questions = output("questions", Question.class);
    private final TestOutputTopic<String, Correlation> correlations = output("correlations", Correlation.class);
    private final List<Correlation> revisions = new ArrayList<>();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void whatWasFinalWithoutAnyAnswerIsNotProvisionalAgainWhenTheFirstComes() {
        fires();
        List<Question> asked = questions.readValuesToList();
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofMinutes(14));
        assertThat(last().phase()).isEqualTo(Phase.FINAL);
        assertThat(last().conditions()).hasSize(1);

        asked.forEach(question -> answer(question, false));
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(last().phase()).isEqualTo(Phase.FINAL);
        assertThat(last().conditions()).hasSize(1);

        asked.forEach(question -> answer(question, true));
        assertThat(last().phase()).isEqualTo(Phase.FINAL);
        assertThat(last().conditions()).isEmpty();
        assertThat(revisions).extracting(Correlation::phase).containsOnly(Phase.FINAL);
    }

    @Test
    void thatEverybodyHasAnsweredAfterAllIsToldOnceAndNotByEachOfThem() {
        fires();
        List<Question> asked = questions.readValuesToList();
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofMinutes(14));
        int revision = last().revision();

        asked.forEach(question -> {
            answer(question, true);
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        });

        assertThat(last().conditions()).isEmpty();
        assertThat(last().revision()).isEqualTo(revision + 1);
    }

    @Test
    void whatWasGatheredIsForgottenAMinuteAfterItIsNeededNoMore() {
        fires();
        List<Question> asked = questions.readValuesToList();
        answer(asked.getFirst(), false, List.of(new GraphHistory("c/Deployment/shop/api", List.of())));
        driver.advanceWallClockTime(Duration.ofMinutes(2));
        assertThat(isAnythingGathered()).isTrue();

        asked.forEach(question -> answer(question, true));
        assertThat(last().phase()).isEqualTo(Phase.FINAL);
        assertThat(isAnythingGathered()).isTrue();
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(isAnythingGathered()).isFalse();
    }

    @Test
    void afterAStartWhoeverWasAskedIsAskedOnceMore() {
        fires();
        List<Question> asked = questions.readValuesToList();
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        assertThat(questions.readValuesToList()).containsExactlyInAnyOrderElementsOf(asked);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(questions.isEmpty()).isTrue();
    }

    @Test
    void whatIsSettledGoesOutOnceThoughAnswersComeTwice() {
        fires();
        List<Question> asked = questions.readValuesToList();
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        asked.forEach(question -> answer(question, true));
        assertThat(last().phase()).isEqualTo(Phase.FINAL);

        asked.forEach(question -> answer(question, true));
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(correlations.isEmpty()).isTrue();
    }

    @Test
    void behindARestoreNobodyIsGivenUpWhoWasNotAskedAgainOrOnlyJustNow() {
        for (int i = 0; i < MANY; i++) {
            fires("slo-" + i);
        }
        driver.advanceWallClockTime(Duration.ofHours(1));
        assertThat(correlations.isEmpty()).as("given up").isTrue();

        for (int i = 0; i < MANY; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(500));
        }
        assertThat(questions.readValuesToList().stream()
                        .map(Question::episodeId)
                        .distinct())
                .hasSize(MANY);
        assertThat(correlations.isEmpty()).as("given up").isTrue();

        driver.advanceWallClockTime(Duration.ofMinutes(3));
        assertThat(correlations.readValuesToList())
                .hasSize(MANY)
                .allSatisfy(given -> assertThat(given.conditions()).hasSize(1));
    }

    private Correlation last() {
        revisions.addAll(correlations.readValuesToList());
        return revisions.getLast();
    }

    private void fires() {
        fires("api-availability");
    }

    private void fires(String slo) {
        var spike = new Spike(
                "c",
                new SloRef("shop", slo),
                SpikeStatus.FIRING,
                Severity.CRITICAL,
                new Burn(14.5, Duration.ofHours(1), Duration.ofMinutes(5)),
                new Alert("BudgetBurn", "f", null, null),
                NOON,
                null,
                NOON);
        driver.createInputTopic("spikes", new StringSerializer(), new JsonSerde<>(Spike.class).serializer())
                .pipeInput(spike.key(), spike, NOON);
    }

    private boolean isAnythingGathered() {
        try (var all = driver.getKeyValueStore(EpisodeStores.GATHERED_GRAPH).all()) {
            return all.hasNext();
        }
    }

    private void answer(Question question, boolean complete) {
        answer(question, complete, List.of());
    }

    private void answer(Question question, boolean complete, List<GraphHistory> graph) {
        List<Told> told = graph.stream()
                .map(history -> Told.of(history.key(), json(history)))
                .toList();
        var answer = new Answer(
                question.episodeId(),
                question.bucket().key(),
                List.of(),
                told,
                complete ? Answer.State.COMPLETE : Answer.State.UP_TO_DATE,
                null);
        driver.createInputTopic("answers", new StringSerializer(), new JsonSerde<>(Answer.class).serializer())
                .pipeInput(question.episodeKey(), answer, NOON);
    }

    private static byte[] json(GraphHistory history) {
        return new JsonSerde<>(GraphHistory.class).serializer().serialize("", history);
    }

    private <V> TestOutputTopic<String, V> output(String topic, Class<V> type) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new JsonSerde<>(type).deserializer());
    }

    private static Topology topology() {
        var builder = new StreamsBuilder();
        EpisodeStores.builders(Stores::inMemoryKeyValueStore).forEach(builder::addStateStore);
        write(kept(builder, "spikes", Spike.class, EpisodeKeeper.keepEpisodes(SETTINGS)));
        write(kept(builder, "answers", Answer.class, EpisodeKeeper.gatherAnswers(SETTINGS)));
        return builder.build();
    }

    private static <V> KStream<String, EpisodeOutput> kept(
            StreamsBuilder builder,
            String topic,
            Class<V> type,
            ProcessorSupplier<String, V, String, EpisodeOutput> keeper) {
        return builder.stream(topic, Consumed.with(Serdes.String(), new JsonSerde<>(type)))
                .process(keeper, EpisodeStores.names());
    }

    private static void write(KStream<String, EpisodeOutput> decided) {
        write(decided, EpisodeOutput::asked, "questions", Question.class);
        write(decided, EpisodeOutput::emitted, "correlations", Correlation.class);
    }

    private static <V> void write(
            KStream<String, EpisodeOutput> decided,
            Function<EpisodeOutput, List<V>> part,
            String topic,
            Class<V> type) {
        decided.flatMapValues(part::apply).to(topic, Produced.with(Serdes.String(), new JsonSerde<>(type)));
    }
}
