package dev.culprit.summarizer.answer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text as its words: in small letters, without the punctuation around them. */
record Words(List<String> all) {
    private static final Pattern BETWEEN =
            Pattern.compile("[\\s\"“”‘’()\\[\\];!?,]+|->|→|—|–|\\.\\.\\.|…|(?<=\\D)['](?=\\s|$)");

    /** A colon or a dot ends a word where nothing follows it. */
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}%]+$");

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");

    private static final Pattern PARTS = Pattern.compile("[/:=@,|]+|(?<=\\d)(?=(?:ms|s|m|h|d|mi|gi|ki|mb|gb|kb)$)");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*%?");

    Words {
        all = List.copyOf(all);
    }

    static Words of(String text) {
        return new Words(BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .map(word -> POSSESSIVE.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /** The words, and what those are put together of: {@code shop/cart:1.2} holds {@code shop}, {@code cart} and {@code 1.2}. */
    Set<String> withParts() {
        return all.stream()
                .flatMap(word -> Stream.concat(Stream.of(word), PARTS.splitAsStream(word)))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean has(Set<String> some) {
        return all.stream().anyMatch(some::contains);
    }
}
