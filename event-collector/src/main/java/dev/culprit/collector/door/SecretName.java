package dev.culprit.collector.door;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
            "authorization");

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

    private static final Set<String> LOCATIONS =
            Set.of("host", "addr", "address", "url", "service", "port", "endpoint", "server");

    private static final Pattern PLAIN_LOCATION =
            Pattern.compile("(?:[a-z][a-z0-9+.\\-]*://)?[A-Za-z0-9][A-Za-z0-9.\\-]*(?::\\d{1,5})?/?");

    private static final Set<String> COUNTED = Set.of("keys", "tokens");

    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    private static final Pattern BOUNDARY = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    private SecretName() {}

    /** Cheap, and true for every text in which a name could be a secret's. */
    static boolean hinted(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return HINTS.stream().anyMatch(lower::contains);
    }

    static boolean matches(String name) {
        return hinted(name) && segments(name).stream().anyMatch(SecretName::isSecretWord);
    }

    /** For a field of any object: only its last word counts, so {@code secretName} and {@code tokenPath} stay readable. */
    static boolean matchesField(String name) {
        if (!hinted(name)) {
            return false;
        }
        List<String> words = segments(name);
        String last = words.getLast();
        boolean key = (last.equals("key") || last.equals("keys"))
                && words.size() > 1
                && KINDS_OF_KEYS.contains(words.get(words.size() - 2));
        return key || FIELDS.contains(last) || ENDINGS.stream().anyMatch(last::endsWith);
    }

    /** {@code AUTH_SERVICE_ADDR=auth:8080} is an address whatever the service is called. */
    static boolean isPlainLocation(String name, String value) {
        return LOCATIONS.contains(segments(name).getLast())
                && PLAIN_LOCATION.matcher(value).matches();
    }

    /** Whether nothing else can be meant: no host is called so. */
    static boolean isPassword(String name) {
        return PASSWORDS.contains(segments(name).getLast());
    }

    /** {@code max_tokens: 4096} counts tokens and names none. */
    static boolean isCount(String name, String value) {
        return COUNTED.contains(segments(name).getLast())
                && COUNT.matcher(value).matches();
    }

    private static boolean isSecretWord(String word) {
        return isSingular(word) || (word.endsWith("s") && isSingular(word.substring(0, word.length() - 1)));
    }

    private static boolean isSingular(String word) {
        return WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith);
    }

    private static List<String> segments(String name) {
        List<String> parts = BOUNDARY.splitAsStream(name)
                .filter(part -> !part.isEmpty())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList();
        return parts.isEmpty() ? List.of("") : parts;
    }
}
