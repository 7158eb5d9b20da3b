package dev.culprit.summarizer.answer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where one statement of a sentence ends and another begins. */
final class Statements {
    private static final Pattern JOINTS = Pattern.compile(
            "[,:](?=\\s|$)|[;()]|\\b(?:and|but|then|while|whereas|because|since|after|before|when|once|following|which|as|until)\\b");

    private Statements() {}

    /** In small letters, in their order. */
    static List<String> of(String sentence) {
        return List.of(JOINTS.split(sentence.toLowerCase(Locale.ROOT), -1));
    }
}
