package dev.culprit.correlator.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.message.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final KeyValueStore<Bytes, Question> store =
            store("questions", Serdes.Bytes(), new JsonSerde<>(Question.class));
    private final OpenQuestions questions = questions("first-close");

    @Test
    void aBucketKnowsItsOwnQuestionsUntilTheyAreComplete() {
        Question early = question("shop", "early", 10);
        Question late = question("shop", "late", 20);
        Question other = question("zoo", "other", 10);
        questions.open(late);
        questions.open(early);
        questions.open(other);
        assertThat(questions.of("c/shop/0")).containsExactlyInAnyOrder(early, late);
        assertThat(questions.of("c/bank/0")).isEmpty();

        assertThat(questions.takeComplete(millis(9), question -> true)).isEmpty();
        assertThat(questions.takeComplete(millis(10), closing(10))).containsExactly(early, other);
        assertThat(questions.of("c/shop/0")).containsExactly(late);
        assertThat(questions.of("c/zoo/0")).isEmpty();
        assertThat(questions.takeComplete(millis(20), question -> true)).containsExactly(late);
        assertThat(questions.takeComplete(millis(99), question -> true)).isEmpty();
    }

    @Test
    void whatIsNotCompleteYetIsTakenLater() {
        Question waiting = question("shop", "waiting", 10);
        questions.open(waiting);

        assertThat(questions.takeComplete(millis(30), question -> false)).isEmpty();
        assertThat(questions.of("c/shop/0")).containsExactly(waiting);
        assertThat(questions.takeComplete(millis(31), question -> true)).containsExactly(waiting);
    }

    @Test
    void whatARestartRestoredIsFoundBothByItsBucketAndByItsTime() {
        Question before = question("shop", "before", 10);
        questions.open(before);

        assertThat(questions("empty-by-bucket").of("c/shop/0")).containsExactly(before);
        assertThat(questions("empty-by-time").takeComplete(millis(10), question -> true))
                .containsExactly(before);
    }

    @Test
    void aQuestionAskedAgainIsOne() {
        questions.open(question("shop", "same", 10));
        questions.open(question("shop", "same", 10));

        assertThat(questions.takeComplete(millis(10), question -> true)).hasSize(1);
        assertThat(questions.of("c/shop/0")).isEmpty();
    }

    private OpenQuestions questions(String index) {
        return new OpenQuestions(store, store(index, Serdes.String(), Serdes.Long()));
    }

    private <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> made = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
        made.init(context.getStateStoreContext(), made);
        return made;
    }

    private static Predicate<Question> closing(int minute) {
        return question -> question.closesAt().equals(NOON.plus(Duration.ofMinutes(minute)));
    }

    private static long millis(int minute) {
        return NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }

    private static Question question(String namespace, String episode, int minute) {
        return new Question(
                "c/" + namespace + "/slo",
                episode,
                new Bucket("c", namespace, 0),
                new TimeRange(NOON.minus(Duration.ofHours(1)), NOON),
                NOON.plus(Duration.ofMinutes(minute)));
    }
}
