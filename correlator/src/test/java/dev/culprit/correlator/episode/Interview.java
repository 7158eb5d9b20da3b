package dev.culprit.correlator.episode;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
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

/** Episodes whose buckets answer when the test lets them. */
final class Interview implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final EpisodeSettings SETTINGS = new EpisodeSettings(
            EpisodeRules.defaults(), Ranking.defaults(), Bucket.DEFAULT_COUNT, true, Duration.ofMinutes(2));

    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), new Properties(), NOON);
    private final TestOutputTopic<String, Question> questions = output("questions", Question.class);
    private final TestOutputTopic<String, Correlation> correlations = output("correlations", Correlation.class);
    private final List<Correlation> revisions = new ArrayList<>();

    /** What was asked since this was last called. */
    List<Question> asked() {
        return questions.readValuesToList();
    }

    /** What went out since this, or {@link #last()}, was last called. */
    List<Correlation> told() {
        List<Correlation> told = correlations.readValuesToList();
        revisions.addAll(told);
        return told;
    }

    /** Every revision that was read. */
    List<Correlation> revisions() {
        return revisions;
    }

    void passes(Duration time) {
        driver.advanceWallClockTime(time);
    }

    Correlation last() {
        told();
        return revisions.getLast();
    }

    void fires() {
        fires("api-availability");
    }

    void fires(String slo) {
        Spike spike = spike(slo);
        driver.createInputTopic("spikes", new StringSerializer(), new JsonSerde<>(Spike.class).serializer())
                .pipeInput(spike.key(), spike, NOON);
    }

    /** Of the shop, at noon. */
    static Spike spike(String slo) {
        return new Spike(
                "c",
                new SloRef("shop", slo),
                SpikeStatus.FIRING,
                Severity.CRITICAL,
                new Burn(14.5, Duration.ofHours(1), Duration.ofMinutes(5)),
                new Alert("BudgetBurn", "f", null, null),
                NOON,
                null,
                NOON);
    }

    boolean isAnythingGathered() {
        try (var all = driver.getKeyValueStore(EpisodeStores.GATHERED_GRAPH).all()) {
            return all.hasNext();
        }
    }

    void answer(Question question, boolean complete) {
        answer(question, complete, List.of());
    }

    void answer(Question question, boolean complete, List<GraphHistory> graph) {
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

    @Override
    public void close() {
        driver.close();
    }
}
