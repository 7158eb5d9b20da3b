package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.correlator.message.GraphHistory;
import dev.culprit.correlator.message.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An episode whose buckets answer late, twice, or not at all. */
class LateAnswersTest {
    /** More than ask again within the interval at which it is looked for those who have waited too long. */
    private static final int MANY = 200;

    private final Interview interview = new Interview();

    @AfterEach
    void close() {
        interview.close();
    }

    @Test
    void whatWasFinalWithoutAnyAnswerIsNotProvisionalAgainWhenTheFirstComes() {
        interview.fires();
        List<Question> asked = interview.asked();
        interview.passes(Duration.ofSeconds(1));
        interview.passes(Duration.ofMinutes(14));
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(interview.last().conditions()).hasSize(1);

        asked.forEach(question -> interview.answer(question, false));
        interview.passes(Duration.ofMinutes(1));
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(interview.last().conditions()).hasSize(1);

        asked.forEach(question -> interview.answer(question, true));
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(interview.last().conditions()).isEmpty();
        assertThat(interview.revisions()).extracting(Correlation::phase).containsOnly(Phase.FINAL);
    }

    @Test
    void thatEverybodyHasAnsweredAfterAllIsToldOnceAndNotByEachOfThem() {
        interview.fires();
        List<Question> asked = interview.asked();
        interview.passes(Duration.ofSeconds(1));
        interview.passes(Duration.ofMinutes(14));
        int revision = interview.last().revision();

        asked.forEach(question -> {
            interview.answer(question, true);
            interview.passes(Duration.ofSeconds(1));
        });

        assertThat(interview.last().conditions()).isEmpty();
        assertThat(interview.last().revision()).isEqualTo(revision + 1);
    }

    @Test
    void whatWasGatheredIsForgottenAMinuteAfterItIsNeededNoMore() {
        interview.fires();
        List<Question> asked = interview.asked();
        interview.answer(asked.getFirst(), false, List.of(new GraphHistory("c/Deployment/shop/api", List.of())));
        interview.passes(Duration.ofMinutes(2));
        assertThat(interview.isAnythingGathered()).isTrue();

        asked.forEach(question -> interview.answer(question, true));
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(interview.isAnythingGathered()).isTrue();
        interview.passes(Duration.ofMinutes(1));
        interview.passes(Duration.ofMinutes(1));
        assertThat(interview.isAnythingGathered()).isFalse();
    }

    @Test
    void afterAStartWhoeverWasAskedIsAskedOnceMore() {
        interview.fires();
        List<Question> asked = interview.asked();
        interview.passes(Duration.ofSeconds(1));

        assertThat(interview.asked()).containsExactlyInAnyOrderElementsOf(asked);
        interview.passes(Duration.ofSeconds(1));
        assertThat(interview.asked()).isEmpty();
    }

    @Test
    void whoeverIsSilentIsAskedOnceMoreBeforeNobodyWaitsForThem() {
        interview.fires();
        List<Question> asked = interview.asked();
        Question silent = asked.getFirst();
        interview.passes(Duration.ofSeconds(1));
        asked.stream()
                .filter(question -> !question.equals(silent))
                .forEach(question -> interview.answer(question, true));
        interview.asked();

        interview.passes(Duration.between(Interview.NOON, silent.closesAt()).plusSeconds(25));
        assertThat(interview.asked()).isEmpty();
        interview.passes(Duration.ofSeconds(10));
        assertThat(interview.asked()).containsExactly(silent);
        interview.passes(Duration.ofSeconds(30));
        assertThat(interview.asked()).isEmpty();

        interview.answer(silent, true);
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(interview.last().conditions()).isEmpty();
    }

    @Test
    void whatIsSettledGoesOutOnceThoughAnswersComeTwice() {
        interview.fires();
        List<Question> asked = interview.asked();
        interview.passes(Duration.ofSeconds(1));
        asked.forEach(question -> interview.answer(question, true));
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);

        asked.forEach(question -> interview.answer(question, true));
        interview.passes(Duration.ofMinutes(1));
        assertThat(interview.told()).isEmpty();
    }

    @Test
    void behindARestoreNobodyIsGivenUpWhoWasNotAskedAgainOrOnlyJustNow() {
        for (int i = 0; i < MANY; i++) {
            interview.fires("slo-" + i);
        }
        interview.passes(Duration.ofHours(1));
        assertThat(interview.told()).as("given up").isEmpty();

        for (int i = 0; i < MANY; i++) {
            interview.passes(Duration.ofMillis(500));
        }
        assertThat(interview.asked().stream().map(Question::episodeId).distinct())
                .hasSize(MANY);
        assertThat(interview.told()).as("given up").isEmpty();

        interview.passes(Duration.ofMinutes(3));
        assertThat(interview.told())
                .hasSize(MANY)
                .allSatisfy(given -> assertThat(given.conditions()).hasSize(1));
    }
}
