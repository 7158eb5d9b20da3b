package dev.culprit.correlator.ranking;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a setting points to.
 *
 * @param host the first part of its name: the namespace and domain that follow lead to the same Service
 * @param port empty when none is given
 */
record Address(String host, String port) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]{0,20}://)?(?:[^@/]{0,100}@)?([A-Za-z0-9-]{1,63})((?:\\.[A-Za-z0-9-]{1,63}){0,8})(?::([0-9]{1,5}))?");

    private static final int LONGEST_PATH = 500;

    private static final Set<String> LAST_WORDS =
            Set.of("HOST", "HOSTNAME", "ADDR", "ADDRESS", "URL", "URI", "SERVICE", "ENDPOINT");

    /** As the clients of databases know them. */
    private static final Set<String> NAMES = Set.of("PGHOST", "PGHOSTADDR", "MYSQLHOST", "MONGOHOST", "REDISHOST");

    /** Of a value with a scheme or a port, or under a key that says so. */
    static Optional<Address> of(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        boolean saysSo = value.contains("://") || saysSo(key);
        Matcher matcher = SHAPE.matcher(value);
        // most values are none, which is told without a look at their shape
        if (!(saysSo || value.contains(":")) || !matcher.lookingAt() || !isPath(value.substring(matcher.end()))) {
            return Optional.empty();
        }
        String port = matcher.group(3) == null ? "" : matcher.group(3);
        String domain = matcher.group(2);
        boolean isInCluster = domain.isEmpty() || domain.endsWith(".svc") || domain.contains(".svc.");
        String host = matcher.group(1) + (isInCluster ? "" : domain);
        return saysSo || !port.isEmpty() ? Optional.of(new Address(host, port)) : Optional.empty();
    }

    /** What may follow an address. */
    private static boolean isPath(String rest) {
        return rest.isEmpty()
                || ("/?".indexOf(rest.charAt(0)) >= 0 && rest.length() <= LONGEST_PATH + 1 && rest.indexOf('\n') < 0);
    }

    private static boolean saysSo(String key) {
        int word = key.lastIndexOf('_') + 1;
        return NAMES.contains(key) || (word > 0 && LAST_WORDS.contains(key.substring(word)));
    }
}
