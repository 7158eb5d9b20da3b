package dev.culprit.standalone.command;

import dev.culprit.api.record.Summary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a model has told, for a terminal. */
final class StoryText {
    private StoryText() {}

    static List<String> lines(Summary.Text text, String model) {
        return Stream.of(
                        Stream.of(text.headline().text(), sentences(text.explanation())),
                        text.nextSteps().stream().map(step -> "- " + step.text()),
                        Stream.of("Told by " + model + "; every object, number and time in it is in the evidence."))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String sentences(List<Summary.Sentence> sentences) {
        return sentences.stream().map(Summary.Sentence::text).collect(Collectors.joining(" "));
    }
}
