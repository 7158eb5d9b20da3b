package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Spike;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.ranking.Ranking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partition that comes to an instance: for the first time, or back to it. */
class RestoredEpisodeTest {
    private static final EpisodeSettings SETTINGS = new EpisodeSettings(
            EpisodeRules.defaults(), Ranking.defaults(), Bucket.DEFAULT_COUNT, true, Duration.ofMinutes(2));

    /** To revise, to forget, to remind, and to give up. */
    private static final int PUNCTUATIONS = 4;

    private final MockProcessorContext<String, EpisodeOutput> context = new MockProcessorContext<>();
    private final Processor<String, Spike, String, EpisodeOutput> keeper =
            EpisodeKeeper.keepEpisodes(SETTINGS).get();

    @BeforeEach
    void anAlertFires() {
        EpisodeStores.builders(Stores::inMemoryKeyValueStore).stream()
                .map(builder -> builder.withLoggingDisabled().build())
                .forEach(store -> {
                    store.init(context.getStateStoreContext(), store);
                    context.addStateStore(store);
                });
        context.setCurrentSystemTimeMs(Interview.NOON.toEpochMilli());
        keeper.init(context);
        fires();
    }

    @Test
    void whatComesBackToAnInstanceIsBegunAnewAsWhatComesForTheFirstTime() {
        List<Question> asked = asked();
        AnswerGatherer gatherer = gatherer();
        round();
        assertThat(asked()).containsExactlyInAnyOrderElementsOf(asked);
        round();
        assertThat(asked()).isEmpty();

        gatherer.close();
        assertThat(context.scheduledPunctuators()).allMatch(CapturedPunctuator::cancelled);
        gatherer.init(context);
        round();
        assertThat(asked()).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void anAnswerThatIsReadAgainMakesNothingFinalOfWhatWasLost() {
        List<Question> asked = asked();
        KeyValueStore<String, EpisodeState> episodes = context.getStateStore(EpisodeStores.EPISODES);
        String id = asked.getFirst().episodeId();
        EpisodeState before = episodes.get(id);
        AnswerGatherer crashed = gatherer();
        round();
        asked.forEach(question -> complete(crashed, question));
        assertThat(emitted()).extracting(Correlation::phase).contains(Phase.FINAL);

        episodes.put(id, before);
        context.resetForwards();
        AnswerGatherer next = gatherer();
        complete(next, asked.getFirst());
        assertThat(emitted()).isEmpty();
        round();
        assertThat(asked()).hasSize(asked.size() - 1).isSubsetOf(asked);
        asked.forEach(question -> complete(next, question));
        assertThat(emitted()).extracting(Correlation::phase).containsExactly(Phase.FINAL);
    }

    @Test
    void whereItWasNotKeptWhoWasAskedAllAreAskedAndNothingIsSaidBeforeTheyAnswer() {
        List<Question> asked = asked();
        loses(EpisodeStores.INQUIRIES);
        AnswerGatherer next = gatherer();
        fires();
        asked.forEach(question -> complete(next, question));
        assertThat(emitted()).isEmpty();

        round();
        assertThat(asked()).containsExactlyInAnyOrderElementsOf(asked);
        asked.forEach(question -> complete(next, question));
        assertThat(emitted()).singleElement().satisfies(told -> {
            assertThat(told.phase()).isEqualTo(Phase.FINAL);
            assertThat(told.conditions()).isEmpty();
        });
    }

    @Test
    void whereTheEpisodeWasNotKeptNobodyCountsAsAskedByIt() {
        List<Question> asked = asked();
        AnswerGatherer crashed = gatherer();
        asked.forEach(question -> complete(crashed, question));
        loses(EpisodeStores.EPISODES);
        context.resetForwards();
        AnswerGatherer next = gatherer();
        round();

        fires();
        assertThat(asked()).containsExactlyInAnyOrderElementsOf(asked);
        asked.stream().skip(1).forEach(question -> complete(next, question));
        assertThat(emitted()).as("told before all have answered").isEmpty();
        complete(next, asked.getFirst());
        assertThat(emitted()).extracting(Correlation::phase).containsExactly(Phase.FINAL);
    }

    @Test
    void whereItWasNotKeptWhoAnsweredWhatWasFinalStaysAsItIs() {
        List<Question> asked = asked();
        AnswerGatherer crashed = gatherer();
        round();
        asked.forEach(question -> complete(crashed, question));
        Correlation found = emitted().getLast();
        loses(EpisodeStores.INQUIRIES);
        context.resetForwards();

        AnswerGatherer next = gatherer();
        asked.forEach(question -> complete(next, question));
        round();
        assertThat(emitted()).containsExactly(found);
        assertThat(asked()).isEmpty();
    }

    @Test
    void whatIsFoundWhenItIsAskedAgainIsFoundNow() {
        asked();
        long now = Interview.NOON.plusSeconds(3600).toEpochMilli();
        context.setCurrentSystemTimeMs(now);
        gatherer();
        round();

        assertThat(context.forwarded())
                .isNotEmpty()
                .allSatisfy(forward -> assertThat(forward.record().timestamp()).isEqualTo(now));
    }

    private void fires() {
        Spike spike = Interview.spike("api-availability");
        keeper.process(new Record<>(spike.key(), spike, Interview.NOON.toEpochMilli()));
    }

    /** As a crash does, which cuts off the end of each store's changelog, not of all at the same place. */
    private void loses(String name) {
        KeyValueStore<Object, Object> store = context.getStateStore(name);
        var keys = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
    }

    /** A process that comes behind what there is. */
    private AnswerGatherer gatherer() {
        var gatherer = new AnswerGatherer(SETTINGS);
        gatherer.init(context);
        return gatherer;
    }

    /** Every punctuation of the process that came last, once. */
    private void round() {
        List<CapturedPunctuator> scheduled = context.scheduledPunctuators();
        scheduled
                .subList(scheduled.size() - PUNCTUATIONS, scheduled.size())
                .forEach(one -> one.getPunctuator().punctuate(context.currentSystemTimeMs()));
    }

    private List<Question> asked() {
        List<Question> asked = context.forwarded().stream()
                .flatMap(forward -> forward.record().value().asked().stream())
                .toList();
        context.resetForwards();
        return asked;
    }

    private List<Correlation> emitted() {
        return context.forwarded().stream()
                .flatMap(forward -> forward.record().value().emitted().stream())
                .toList();
    }

    private static void complete(AnswerGatherer gatherer, Question question) {
        var answer = new Answer(
                question.episodeId(), question.bucket().key(), List.of(), List.of(), Answer.State.COMPLETE, null);
        gatherer.process(new Record<>(question.episodeKey(), answer, Interview.NOON.toEpochMilli()));
    }
}
