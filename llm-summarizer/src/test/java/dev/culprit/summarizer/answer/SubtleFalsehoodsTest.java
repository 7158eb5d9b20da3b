package dev.culprit.summarizer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Numbers, times, failures and changes of the evidence, told of something else; and what a message wants to be believed. */
class SubtleFalsehoodsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "subtle-falsehoods.txt", delimiter = '|')
    void whatIsAlmostTrueIsRefused(String kind, String message, String sentence) {
        Scene scene = message == null ? Scene.of(kind) : Scene.withMessage(message);

        assertThat(scene.outcome(sentence)).isNotEqualTo("sound");
    }
}
