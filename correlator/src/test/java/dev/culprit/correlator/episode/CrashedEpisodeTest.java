package dev.culprit.correlator.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.correlator.message.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an episode of which a crash has kept one store and not another. */
class CrashedEpisodeTest {
    private final Interview interview = new Interview();

    @AfterEach
    void close() {
        interview.close();
    }

    @Test
    void afterACrashThatHasLostWhoWasAskedAllAreAskedAndNothingIsSaidBeforeTheyAnswer() {
        interview.fires();
        List<Question> asked = interview.asked();
        interview.forget(EpisodeStores.INQUIRIES);
        interview.fires();
        asked.forEach(question -> interview.answer(question, true));
        assertThat(interview.told()).isEmpty();

        interview.passes(Duration.ofSeconds(1));
        assertThat(interview.asked()).containsExactlyInAnyOrderElementsOf(asked);
        asked.forEach(question -> interview.answer(question, true));
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(interview.last().conditions()).isEmpty();
    }

    @Test
    void afterACrashThatHasLostTheEpisodeNobodyCountsAsAskedByIt() {
        interview.fires();
        List<Question> asked = interview.asked();
        asked.forEach(question -> interview.answer(question, false));
        interview.forget(EpisodeStores.EPISODES);
        interview.passes(Duration.ofSeconds(1));
        interview.asked();
        interview.told();

        interview.fires();
        assertThat(interview.asked()).containsExactlyInAnyOrderElementsOf(asked);
        asked.stream().skip(1).forEach(question -> interview.answer(question, true));
        assertThat(interview.told()).as("told before all have answered").isEmpty();
        interview.answer(asked.getFirst(), true);
        assertThat(interview.last().phase()).isEqualTo(Phase.FINAL);
    }

    @Test
    void afterACrashThatHasLostWhoAnsweredWhatWasFinalStaysAsItIs() {
        interview.fires();
        List<Question> asked = interview.asked();
        asked.forEach(question -> interview.answer(question, true));
        Correlation found = interview.last();
        interview.forget(EpisodeStores.INQUIRIES);

        interview.passes(Duration.ofSeconds(1));
        asked.forEach(question -> interview.answer(question, false));
        interview.passes(Duration.ofMinutes(20));
        assertThat(interview.asked()).isEmpty();
        assertThat(interview.told()).containsOnly(found);
    }
}
