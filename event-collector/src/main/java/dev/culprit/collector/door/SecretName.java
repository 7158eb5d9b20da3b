package dev.culprit.collector.door;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a name says that its value is a secret: {@code DB_PASSWORD} does, {@code KEYSPACE} and {@code MONKEY} do not. */
final class SecretName {
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "passphrase",
            "pass",
            "pwd",
            "pw",
            "salt",
            "cookie",
            "sig",
            "signature",
            "pat",
            "token",
            "secret",
            "key",
            "apikey",
            "credential",
            "creds",
            "dsn",
            "auth",
            "authorization",
            // of Redis
            "requirepass",
            "masterauth");

    /** Words that are no part of another word, so that they also count at its end: {@code PGPASSWORD}. */
    private static final List<String> ENDINGS =
            List.of("password", "passwd", "passphrase", "secret", "token", "apikey", "credentials");

    /** Fields of any object: narrower, because {@code topologyKey} and {@code spec.hard.secrets} are no secrets. */
    private static final Set<String> FIELDS = Set.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "pw",
            "token",
            "secret",
            "apikey",
            "credential",
            "credentials",
            "dsn");

    private static final Set<String> PASSWORDS =
            Set.of("password", "passwd", "passphrase", "pwd", "pw", "pass", "secret");

    private static final Set<String> KINDS_OF_KEYS = Set.of("api", "secret", "private", "access", "encryption");

    private static final List<String> HINTS =
            List.of("pass", "pw", "token", "secret", "key", "cred", "dsn", "auth", "salt", "cookie", "sig", "pat");

    private static final Pattern BOUNDARY = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    /** Longer ones are no names, and looking for words in them costs. */
    private static final int MAX_LENGTH = 512;

    /** Each with {@code _} around and between its words. */
    private final List<String> added;

    private final List<String> hints;
    private final Set<String> exceptions;

    SecretName(RedactionRules rules) {
        added = rules.names().stream().map(name -> joined(segments(name))).toList();
        hints = Stream.concat(
                        HINTS.stream(),
                        rules.names().stream().map(name -> segments(name).getFirst()))
                .toList();
        exceptions = rules.exceptions().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Cheap, and true for every text in which a name could be a secret's. */
    boolean hinted(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return hints.stream().anyMatch(lower::contains);
    }

    /** Of a variable, a key, an annotation: any of its words counts. */
    boolean matches(String name) {
        if (isLong(name) || !hinted(name) || isException(name)) {
            return false;
        }
        List<String> words = segments(name);
        return words.stream().anyMatch(SecretName::isSecretWord) || isAdded(words);
    }

    /** Within a text, in which {@code key} alone is the word for any name. */
    boolean matchesInText(String name) {
        return matches(name) && !name.equalsIgnoreCase("key") && !name.equalsIgnoreCase("keys");
    }

    /** For a field of any object: only its last word counts, so {@code secretName} and {@code tokenPath} stay readable. */
    boolean matchesField(String name) {
        if (isLong(name) || !hinted(name) || isException(name)) {
            return false;
        }
        List<String> words = segments(name);
        String last = words.getLast();
        return isKey(words)
                || FIELDS.contains(last)
                || ENDINGS.stream().anyMatch(last::endsWith)
                || added.stream().anyMatch(joined(words)::endsWith);
    }

    /** Whether what is below it is one secret for each name: {@code passwords}, {@code apiKeys}, {@code credentials}. */
    boolean holdsMany(String name) {
        if (isLong(name) || !hinted(name) || isException(name)) {
            return false;
        }
        List<String> words = segments(name);
        String last = words.getLast();
        String singular = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
        boolean many = !singular.equals(last) && ENDINGS.stream().anyMatch(singular::endsWith);
        return many
                || last.equals("creds")
                || last.equals("credentials")
                || last.equals("pwds")
                || (last.equals("keys") && isKey(words))
                || (PASSWORDS.contains(last) && !last.equals("secret") && !last.equals("pass"));
    }

    /** Whether nothing else can be meant: no host is called so. */
    boolean isPassword(String name) {
        return PASSWORDS.contains(segments(name).getLast());
    }

    private static boolean isKey(List<String> words) {
        String last = words.getLast();
        return (last.equals("key") || last.equals("keys"))
                && words.size() > 1
                && KINDS_OF_KEYS.contains(words.get(words.size() - 2));
    }

    private boolean isException(String name) {
        return exceptions.contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean isAdded(List<String> words) {
        if (added.isEmpty()) {
            return false;
        }
        String joined = joined(words);
        return added.stream()
                .anyMatch(name ->
                        joined.contains(name) || joined.contains(name.substring(0, name.length() - 1) + "s_"));
    }

    private static boolean isLong(String name) {
        return name.length() > MAX_LENGTH;
    }

    private static boolean isSecretWord(String word) {
        return isSingular(word) || (word.endsWith("s") && isSingular(word.substring(0, word.length() - 1)));
    }

    private static boolean isSingular(String word) {
        return WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith);
    }

    private static String joined(List<String> words) {
        return "_" + String.join("_", words) + "_";
    }

    static List<String> segments(String name) {
        List<String> parts = BOUNDARY.splitAsStream(name)
                .filter(part -> !part.isEmpty())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList();
        return parts.isEmpty() ? List.of("") : parts;
    }
}
