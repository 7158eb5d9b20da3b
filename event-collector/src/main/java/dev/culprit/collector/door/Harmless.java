package dev.culprit.collector.door;

import java.util.Set;
import java.util.regex.Pattern;

/** Values that are no secrets although their names sound so, and names below a secret's that only describe it. */
final class Harmless {
    private static final Set<String> LOCATIONS =
            Set.of("host", "addr", "address", "url", "service", "port", "endpoint", "server");

    private static final Pattern PLAIN_LOCATION =
            Pattern.compile("(?:[a-z][a-z0-9+.\\-]*+://)?[A-Za-z0-9][A-Za-z0-9.\\-]*+(?::\\d{1,5})?/?");

    private static final Set<String> COUNTED = Set.of("keys", "tokens");

    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    private static final Set<String> MEASURES =
            Set.of("ttl", "timeout", "expiry", "expiration", "lifetime", "duration", "interval", "length", "seconds");

    private static final Pattern MEASURE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,3})?(?:ms|[smhdwy])?");

    private static final Set<String> FILES = Set.of("file", "path", "dir", "mount");

    private static final Pattern FILE = Pattern.compile("[~.]?(?:/[A-Za-z0-9._\\-]{1,64}+)++/?");

    private static final Set<String> NAMES = Set.of("name", "namespace");

    /** As Kubernetes allows names of objects. */
    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.\\-]{0,250}[a-z0-9])?");

    /** What is said about a secret beside the secret itself. */
    private static final Set<String> DESCRIBING = Set.of(
            "name",
            "namespace",
            "kind",
            "type",
            "enabled",
            "optional",
            "required",
            "create",
            "host",
            "port",
            "key",
            "file",
            "path",
            "mode",
            "provider",
            "issuer",
            "audience",
            "algorithm",
            "length",
            "ttl",
            "expiration",
            "policy",
            "description",
            "id",
            "user",
            "username",
            "email",
            "servers",
            "server",
            "url");

    private static final Pattern WORD = Pattern.compile(
            "(?i)|true|false|null|none|bearer|basic|[\\[{(]|\\[\\]|\\{\\}|\\||>|[|>][+\\-0-9]{1,3}|\\$\\([\\w.\\-]+\\)|\\$\\{[\\w.\\-]+\\}");

    private Harmless() {}

    /** Words that stand where a secret would, and references to where it is. */
    static boolean is(String value) {
        return WORD.matcher(value).matches();
    }

    /**
     * {@code AUTH_SERVICE_ADDR=auth:8080}, {@code max_tokens: 4096}, {@code TOKEN_TTL=3600}, {@code tokenPath: /var/x},
     * {@code secretName: barn}.
     */
    static boolean is(String name, String value) {
        if (value.length() > 1024) {
            return false;
        }
        String last = SecretName.segments(name).getLast();
        return (LOCATIONS.contains(last) && PLAIN_LOCATION.matcher(value).matches())
                || (COUNTED.contains(last) && COUNT.matcher(value).matches())
                || (MEASURES.contains(last) && MEASURE.matcher(value).matches())
                || (NAMES.contains(last) && OBJECT_NAME.matcher(value).matches())
                // a flag that says where it is read from; what follows is something else
                || last.equals("stdin")
                || (FILES.contains(last) && FILE.matcher(value).matches());
    }

    /** Whether a field below a secret's name says something about it: {@code enabled}, {@code secretName}. */
    static boolean describes(String name) {
        return DESCRIBING.contains(SecretName.segments(name).getLast());
    }
}
