package dev.culprit.benchmarks.lookup;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Spike;
import dev.culprit.benchmarks.traffic.Wire;
import dev.culprit.correlator.episode.EpisodeKeeper;
import dev.culprit.correlator.episode.EpisodeOutput;
import dev.culprit.correlator.episode.EpisodeRules;
import dev.culprit.correlator.episode.EpisodeSettings;
import dev.culprit.correlator.episode.EpisodeStores;
import dev.culprit.correlator.evidence.Arrival;
import dev.culprit.correlator.evidence.EvidenceKeeper;
import dev.culprit.correlator.evidence.EvidenceOutput;
import dev.culprit.correlator.evidence.EvidenceStores;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.ranking.Ranking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/** Both halves of the correlator over RocksDB; what goes from one to the other is written as JSON and read again. */
final class Shelf implements AutoCloseable {
    private static final Duration RETENTION = Duration.ofHours(26);
    private static final Serde<Question> QUESTION = new JsonSerde<>(Question.class);
    private static final Serde<Answer> ANSWER = new JsonSerde<>(Answer.class);
    private static final Serializer<ClusterEvent> EVENT = new JsonSerde<>(ClusterEvent.class).serializer();
    private static final Deserializer<Arrival> ARRIVAL = Arrival.deserializer();

    private final Driven<EvidenceOutput> evidence;
    private final Driven<EpisodeOutput> episodes;
    private final Processor<String, Arrival, String, EvidenceOutput> keep;
    private final Processor<String, Question, String, EvidenceOutput> answer;
    private final Processor<String, Spike, String, EpisodeOutput> open;
    private final Processor<String, Answer, String, EpisodeOutput> gather;

    Shelf(Path folder) {
        var settings = new EpisodeSettings(
                EpisodeRules.defaults(), Ranking.defaults(), Bucket.DEFAULT_COUNT, false, Duration.ofMinutes(2));
        evidence = new Driven<>(folder.resolve("evidence"), EvidenceStores.builders(Stores::persistentKeyValueStore));
        episodes = new Driven<>(folder.resolve("episodes"), EpisodeStores.builders(Stores::persistentKeyValueStore));
        keep = evidence.add(EvidenceKeeper.keepEvidence(RETENTION));
        answer = evidence.add(EvidenceKeeper.answerQuestions(RETENTION));
        open = episodes.add(EpisodeKeeper.keepEpisodes(settings));
        gather = episodes.add(EpisodeKeeper.gatherAnswers(settings));
    }

    void keep(Evidence fact) {
        Arrival arrival = ARRIVAL.deserialize("", EVENT.serialize("", fact));
        evidence.process(
                keep, Wire.bucketOf(fact).key(), arrival, fact.observedAt().toEpochMilli());
    }

    /** What a bucket answers. */
    List<Answer> ask(Question question) {
        return evidence
                .process(
                        answer,
                        question.bucket().key(),
                        question,
                        question.closesAt().toEpochMilli())
                .stream()
                .flatMap(output -> output.value().answered().stream())
                .toList();
    }

    /** From an alert to all that is sent out for it: questions, their answers, and the correlations these make. */
    List<Correlation> alert(Spike spike) {
        long at = spike.observedAt().toEpochMilli();
        List<Correlation> emitted = new ArrayList<>();
        for (Record<String, EpisodeOutput> opened : episodes.process(open, spike.key(), spike, at)) {
            for (Question question : opened.value().asked()) {
                for (Answer told : ask(again(QUESTION, question))) {
                    episodes.process(gather, spike.key(), again(ANSWER, told), at)
                            .forEach(output -> emitted.addAll(output.value().emitted()));
                }
            }
        }
        return emitted;
    }

    private static <T> T again(Serde<T> serde, T value) {
        return serde.deserializer().deserialize("", serde.serializer().serialize("", value));
    }

    @Override
    public void close() {
        evidence.close();
        episodes.close();
    }
}
