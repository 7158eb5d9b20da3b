package dev.culprit.correlator.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Answer.State;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.message.Told;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final Question QUESTION = new Question(
            "c/shop/slo", "episode", new Bucket("c", "shop", 1), new TimeRange(NOON, NOON.plusSeconds(60)), NOON);

    @Test
    void whoKnowsNothingAnswersAllTheSame() {
        assertThat(Answers.to(QUESTION, List.of(), List.of(), State.COMPLETE))
                .containsExactly(new Answer("episode", "c/shop/1", List.of(), List.of(), State.COMPLETE, null));
    }

    @Test
    void whatFitsIntoOneMessageIsOneAndSaysWhetherThatIsAll() {
        List<Told> facts = told(3, 10);

        assertThat(Answers.to(QUESTION, facts, told(2, 10), State.UP_TO_DATE))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.evidence()).isEqualTo(facts);
                    assertThat(answer.graph()).isEqualTo(told(2, 10));
                    assertThat(answer.state()).isEqualTo(State.UP_TO_DATE);
                });
    }

    @Test
    void manyLargeFactsAndHistoriesAreTornApartNoneLostAndOnlyTheLastMessageSaysThatIsAll() {
        List<Told> facts = told(100, 150_000);
        List<Told> histories = told(30, 40_000);

        List<Answer> answers = Answers.to(QUESTION, facts, histories, State.UP_TO_DATE);

        assertThat(answers).allSatisfy(answer -> assertThat(length(answer)).isLessThanOrEqualTo(Answers.MAX_LENGTH));
        assertThat(answers.stream().flatMap(answer -> answer.evidence().stream()))
                .isEqualTo(facts);
        assertThat(answers.stream().flatMap(answer -> answer.graph().stream())).isEqualTo(histories);
        assertThat(answers.stream().filter(answer -> answer.state() != State.PARTLY))
                .containsExactly(answers.getLast());
    }

    @Test
    void whatIsLargerThanAMessageShouldBeGoesAlone() {
        List<Told> facts = told(2, Answers.MAX_LENGTH + 1);

        assertThat(Answers.to(QUESTION, facts, List.of(), State.UP_TO_DATE))
                .extracting(answer -> answer.evidence().size())
                .containsExactly(1, 1);
    }

    private static int length(Answer answer) {
        return answer.evidence().stream().mapToInt(told -> told.json().length()).sum()
                + answer.graph().stream().mapToInt(told -> told.json().length()).sum();
    }

    private static List<Told> told(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Told("key-" + i, "x".repeat(length)))
                .toList();
    }
}
