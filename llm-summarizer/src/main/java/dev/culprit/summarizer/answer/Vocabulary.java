package dev.culprit.summarizer.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that name nothing in a cluster, so that they need no evidence: how English is put together, and how people speak of
 * incidents. A closed list: whatever is not on it has to be in the evidence.
 */
final class Vocabulary {
    private static final Set<String> COMMON = read("common-words.txt");
    private static final Set<String> TECHNICAL = read("technical-words.txt");
    private static final Set<String> CAUSAL = read("causal-words.txt");
    private static final Set<String> HEDGES = read("hedging-words.txt");
    private static final Set<String> CERTAIN = read("certain-words.txt");
    private static final Set<String> FORBIDDEN = read("forbidden-words.txt");
    private static final Set<String> PROMOTING = read("promoting-words.txt");
    private static final Set<String> VOUCHING = read("vouching-words.txt");
    private static final Set<String> NUMBERS = read("number-words.txt");
    private static final Set<String> CONNECTIVES = read("connectives.txt");

    private static final Map<String, Set<String>> IMPLIED = implied("implied-words.txt");

    private Vocabulary() {}

    /** What may be said besides where a word is in the evidence: whoever is {@code OOMKilled} lacks memory. */
    static Set<String> implied(Set<String> told) {
        return told.stream()
                .flatMap(word -> IMPLIED.getOrDefault(word, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is a form of one of those: {@code crashes} of {@code crash}, and the other way round. */
    static boolean isFormOf(String word, Set<String> told) {
        return forms(word).anyMatch(told::contains);
    }

    static boolean isCommon(String word) {
        return forms(word).anyMatch(COMMON::contains)
                || isConnective(word)
                || isHedge(word)
                || isCertain(word)
                || forms(word).anyMatch(CAUSAL::contains);
    }

    /** Whether it is of a change or a failure, and no name: it needs evidence, but accuses nobody. */
    static boolean isTechnical(String word) {
        return forms(word).anyMatch(TECHNICAL::contains);
    }

    /** Whether it says that something brought something about. */
    static boolean isCausal(String word) {
        return forms(word).anyMatch(CAUSAL::contains);
    }

    /** Whether it puts somebody forward, or has them do harm, without the word cause. */
    static boolean isPromoting(String word) {
        return forms(word).anyMatch(PROMOTING::contains);
    }

    /** Whether it speaks for something, whoever says so. */
    static boolean isVouching(String word) {
        return VOUCHING.contains(word);
    }

    static boolean isHedge(String word) {
        return HEDGES.contains(word);
    }

    static boolean isCertain(String word) {
        return CERTAIN.contains(word);
    }

    /** What no summary needs and what people or machines could be made to do something by. */
    static boolean isForbidden(String word) {
        return FORBIDDEN.contains(word);
    }

    /** A number that is spelt out. */
    static boolean isNumberWord(String word) {
        return NUMBERS.contains(word);
    }

    /** What may stand behind a number without being its unit. */
    static boolean isConnective(String word) {
        return CONNECTIVES.contains(word);
    }

    /** The word, and what it may be a form of. */
    static Stream<String> forms(String word) {
        return Stream.concat(Stream.of(word), Stems.of(word));
    }

    private static Set<String> read(String file) {
        return lines(file)
                .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Set<String>> implied(String file) {
        return lines(file)
                .map(line -> line.split(":\\s*", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> Set.of(pair[1].split("\\s+", -1))));
    }

    /** But for comments. */
    private static Stream<String> lines(String file) {
        var stream = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(file), file);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
