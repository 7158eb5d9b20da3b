package dev.culprit.summarizer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.summarizer.Cases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted, and whether the burn goes on; E1 and E2 are the seal's. */
class CountsAndEndingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The image changed 48 times.",
                "The image of seal was changed 48 times before the alert.",
                "It was updated 48 times.",
                "seal was rolled out 48 times.",
                "The image change was seen 48 times.",
                "After 48 times of an image change the container failed.",
                "The new version was seen 48 times and the container failed.",
                "The Deployment changed 48 times.",
                "seal was released, 48 times.",
                "The release, 48 times, failed.",
                "The alert fired 48 times.",
                "The alert was seen 48 times since 12 s after the change."
            })
    void noNumberIsPutToAnotherSubject(String sentence) {
        assertThat(outcome(sentence, "E1", "E2")).isNotEqualTo("sound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BackOff was seen 48 times.",
                "The container of seal restarted 48 times after the image change.",
                "The image changed, and BackOff was seen 48 times since.",
                "A container of Pod zoo/seal-7d9f-abcde failed 48 times."
            })
    void aNumberMayBeToldOfWhatIsCounted(String sentence) {
        assertThat(outcome(sentence, "E1", "E2")).isEqualTo("sound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The burn has ended.",
                "The burn ended after the change.",
                "The burn is still ongoing.",
                "The burn continues.",
                "The container still fails.",
                "The burn has stopped.",
                "The alert remains.",
                "The alert is gone.",
                "The burn persists.",
                "The failures have ceased.",
                "The service recovered.",
                "The burn was resolved."
            })
    void whetherItGoesOnIsNotSaidWhereNothingTellsIt(String sentence) {
        assertThat(outcome(sentence, "E1", "E2")).isNotEqualTo("sound");
    }

    private static String outcome(String sentence, String... cited) {
        return Answers.outcome(Cases.seal(), "The new image of seal likely caused the burn.", sentence, cited);
    }
}
