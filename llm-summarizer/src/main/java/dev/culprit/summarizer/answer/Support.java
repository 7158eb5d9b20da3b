package dev.culprit.summarizer.answer;

import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import dev.culprit.summarizer.dossier.Dossier.Exhibit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sentence may say: the words of the evidence that it cites, of what is known of that evidence's suspects, and of the
 * alert.
 *
 * @param names of objects: those that no message can bring in
 * @param words all, the names among them
 * @param amounts numbers with what follows them
 * @param bare numbers that stand without a unit somewhere
 */
record Support(Set<String> names, Set<String> words, Set<String> amounts, Set<String> bare) {
    private static final List<DateTimeFormatter> CLOCKS = Stream.of(
                    "HH:mm:ss", "HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC))
            .toList();

    private static final Pattern COUNTED = Pattern.compile("(\\p{L}+) (\\d+) (?:->|→) (\\d+)(?!\\S)");

    static Support of(Dossier dossier, List<String> cited) {
        return of(dossier, cited, texts(dossier, cited));
    }

    /** Without what only messages say. */
    static Support ofOwn(Dossier dossier, List<String> cited) {
        List<String> own = Stream.concat(
                        reasons(dossier, cited),
                        dossier.exhibits()
                                .filter(exhibit -> cited.contains(exhibit.id()))
                                .map(exhibit -> Hearsay.own(exhibit.text(), dossier.isChange(exhibit))))
                .toList();
        return of(dossier, cited, own);
    }

    private static Support of(Dossier dossier, List<String> cited, List<String> evidence) {
        var names = new HashSet<String>();
        var texts = new ArrayList<>(evidence);
        names(dossier.slo(), names);
        if (dossier.measured() != null) {
            names(dossier.measured(), names);
        }
        texts.addAll(clocks(dossier.alertAt()));
        dossier.suspects().stream()
                .filter(suspect -> cited.stream().anyMatch(suspect::holds))
                .forEach(suspect -> {
                    names(suspect.object(), names);
                    texts.add(suspect.confidence());
                    texts.addAll(clocks(suspect.changedAt()));
                });
        var words = new HashSet<>(names);
        var amounts = new HashSet<String>();
        var bare = new HashSet<String>();
        texts.forEach(text -> {
            Words spoken = Words.of(text);
            words.addAll(spoken.withParts());
            amounts.addAll(amounts(spoken));
            amounts.addAll(counted(text));
            bare.addAll(bare(spoken));
        });
        words.addAll(Vocabulary.implied(words));
        return new Support(names, words, amounts, bare);
    }

    /** The evidence that is cited, and what made the scores of its suspects. */
    static List<String> texts(Dossier dossier, List<String> cited) {
        return Stream.concat(
                        reasons(dossier, cited),
                        cited.stream()
                                .flatMap(id -> dossier.exhibit(id).stream())
                                .map(Exhibit::text))
                .toList();
    }

    private static Stream<String> reasons(Dossier dossier, List<String> cited) {
        return dossier.suspects().stream()
                .filter(suspect -> cited.stream().anyMatch(suspect::holds))
                .flatMap(suspect -> suspect.reasons().stream());
    }

    /** The ways to write a time. */
    static Set<String> clocks(Instant time) {
        return CLOCKS.stream()
                .map(clock -> clock.format(time).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether a word is there, in this form or another. */
    boolean tells(String word) {
        return words.contains(word)
                || Vocabulary.isFormOf(word, words)
                || words.stream()
                        .anyMatch(told ->
                                told.startsWith(word.substring(0, 1)) && Vocabulary.isFormOf(told, Set.of(word)));
    }

    /** The names of a suspect. */
    static Set<String> namesOf(Accused suspect) {
        var names = new HashSet<String>();
        names(suspect.object(), names);
        return names;
    }

    /** Numbers with the word behind each, in one spelling: {@code 48 times}. */
    static Set<String> amounts(Words words) {
        var amounts = new HashSet<String>();
        for (int i = 0; i + 1 < words.all().size(); i++) {
            if (Words.isNumber(words.all().get(i))) {
                amounts.add(words.all().get(i) + " " + Stems.unit(words.all().get(i + 1)));
            }
        }
        return amounts;
    }

    /** {@code replicas 6 -> 1}: 6 replicas, and 1. */
    private static Set<String> counted(String text) {
        return COUNTED.matcher(text)
                .results()
                .flatMap(step -> Stream.of(step.group(2), step.group(3))
                        .map(number -> number + " " + Stems.unit(step.group(1).toLowerCase(Locale.ROOT))))
                .collect(Collectors.toSet());
    }

    /** Also as part of a name: {@code shop/cart:7}. */
    private static Set<String> bare(Words words) {
        var bare = new HashSet<String>();
        for (int i = 0; i < words.all().size(); i++) {
            boolean isAmount = i + 1 < words.all().size()
                    && Words.isNumber(words.all().get(i))
                    && Stems.isUnit(words.all().get(i + 1));
            if (!isAmount) {
                bare.addAll(new Words(List.of(words.all().get(i))).withParts());
            }
        }
        return bare;
    }

    private static void names(String object, Set<String> names) {
        names.addAll(Words.of(object).withParts());
    }
}
