package dev.culprit.correlator.topology;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.GraphRecord;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.episode.EpisodeKeeper;
import dev.culprit.correlator.episode.EpisodeOutput;
import dev.culprit.correlator.episode.EpisodeStores;
import dev.culprit.correlator.evidence.Arrival;
import dev.culprit.correlator.evidence.EvidenceKeeper;
import dev.culprit.correlator.evidence.EvidenceOutput;
import dev.culprit.correlator.evidence.EvidenceStores;
import dev.culprit.correlator.kin.KinKeeper;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Claim;
import dev.culprit.correlator.message.Kin;
import dev.culprit.correlator.message.Question;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The whole flow. Evidence is kept where it arrives, by bucket; a spike opens an episode, which asks the buckets and
 * gathers their answers. {@code docs/architecture.md} draws it; a golden file pins what Kafka Streams makes of it.
 */
public final class CorrelationTopology {
    private CorrelationTopology() {}

    public static Topology build(CorrelatorSettings settings) {
        var builder = new StreamsBuilder();
        EvidenceStores.builders(settings.stores()).forEach(builder::addStateStore);
        EpisodeStores.builders(settings.stores()).forEach(builder::addStateStore);
        builder.addStateStore(KinKeeper.store(settings.stores()));

        var changes = read(builder, Topic.CHANGES, Arrival.deserializer());
        var dependencies = read(builder, Topic.DEPENDENCIES, GraphRecord.class);
        var questions = read(builder, Topic.QUESTIONS, Question.class);
        var kept = keep(changes, "keep-evidence", EvidenceKeeper.keepEvidence(settings.evidenceRetention()));
        var graph = keep(dependencies, "keep-graph", EvidenceKeeper.keepGraph(settings.buckets()));
        var asked = keep(questions, "answer-questions", EvidenceKeeper.answerQuestions(settings.evidenceRetention()));
        var told = kept.merge(graph, Named.as("kept")).merge(asked, Named.as("answered"));
        write(told.flatMapValues(EvidenceOutput::answered, Named.as("answer")), Topic.ANSWERS, Answer.class);
        told.flatMapValues(EvidenceOutput::unreadable, Named.as("bury"))
                .to(
                        Topic.DEAD_LETTERS.topicName(),
                        Produced.with(Serdes.String(), Serdes.Bytes()).withName("write-dead-letters"));

        var spikes = read(builder, Topic.SPIKES, Spike.class);
        var answers = read(builder, Topic.ANSWERS, Answer.class);
        var opened = decide(spikes, "keep-episodes", EpisodeKeeper.keepEpisodes(settings.episodes()));
        var gathered = decide(answers, "gather-answers", EpisodeKeeper.gatherAnswers(settings.episodes()));
        var kin = read(builder, Topic.KIN, Kin.class);
        var tied = decide(kin, "hear-of-kin", EpisodeKeeper.hearOfKin(settings.episodes()));
        var decided = opened.merge(gathered, Named.as("opened-or-gathered")).merge(tied, Named.as("decided"));
        decided.flatMapValues(EpisodeOutput::asked, Named.as("ask"))
                .to(
                        Topic.QUESTIONS.topicName(),
                        written(Topic.QUESTIONS, Question.class).withStreamPartitioner(toBucket()));
        write(decided.flatMapValues(EpisodeOutput::emitted, Named.as("emit")), Topic.CORRELATIONS, Correlation.class);
        write(decided.flatMapValues(EpisodeOutput::claimed, Named.as("claim")), Topic.CLAIMS, Claim.class);

        var claims = read(builder, Topic.CLAIMS, Claim.class);
        var siblings = KinKeeper.keepKin(settings.episodes().closesByClock(), settings.evidenceRetention());
        write(claims.process(siblings, Named.as("keep-kin"), KinKeeper.CLAIMS), Topic.KIN, Kin.class);
        return builder.build();
    }

    private static <V> KStream<String, EvidenceOutput> keep(
            KStream<String, V> in, String name, ProcessorSupplier<String, V, String, EvidenceOutput> keeper) {
        return in.process(keeper, Named.as(name), EvidenceStores.names());
    }

    private static <V> KStream<String, EpisodeOutput> decide(
            KStream<String, V> in, String name, ProcessorSupplier<String, V, String, EpisodeOutput> keeper) {
        return in.process(keeper, Named.as(name), EpisodeStores.names());
    }

    private static <V> KStream<String, V> read(StreamsBuilder builder, Topic topic, Class<V> type) {
        return read(builder, topic, new JsonSerde<>(type).deserializer());
    }

    private static <V> KStream<String, V> read(StreamsBuilder builder, Topic topic, Deserializer<V> reader) {
        Serde<V> readOnly = Serdes.serdeFrom(
                (name, value) -> {
                    throw new UnsupportedOperationException("what comes from " + name + " does not go back there");
                },
                reader);
        var as = Consumed.with(Serdes.String(), readOnly).withName("read-" + topic.label());
        return builder.stream(topic.topicName(), as);
    }

    private static <V> void write(KStream<String, V> stream, Topic topic, Class<V> type) {
        stream.to(topic.topicName(), written(topic, type));
    }

    private static <V> Produced<String, V> written(Topic topic, Class<V> type) {
        return Produced.with(Serdes.String(), new JsonSerde<>(type)).withName("write-" + topic.label());
    }

    /** Where the collector puts what the bucket knows. */
    private static StreamPartitioner<String, Question> toBucket() {
        return (topic, key, question, partitions) ->
                Optional.of(Set.of(question.bucket().partition(partitions)));
    }
}
