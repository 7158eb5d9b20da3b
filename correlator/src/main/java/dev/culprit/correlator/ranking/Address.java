package dev.culprit.correlator.ranking;

import java.util.Optional;
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
            "(?:[a-z][a-z0-9+.-]{0,20}://)?(?:[^@/]{0,100}@)?([A-Za-z0-9-]{1,63})((?:\\.[A-Za-z0-9-]{1,63}){0,8})(?::([0-9]{1,5}))?(?:[/?].{0,500})?");

    private static final Pattern KEY = Pattern.compile(
            "(?:.*_(?:HOST|HOSTNAME|ADDR|ADDRESS|URL|URI|SERVICE|ENDPOINT)|(?:PG|MYSQL|MONGO|REDIS)HOST|PGHOSTADDR)");

    /** Of a value with a scheme or a port, or under a key that says so. */
    static Optional<Address> of(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(3) == null ? "" : matcher.group(3);
        boolean isOne =
                value.contains("://") || !port.isEmpty() || KEY.matcher(key).matches();
        String domain = matcher.group(2);
        boolean isInCluster = domain.isEmpty() || domain.endsWith(".svc") || domain.contains(".svc.");
        String host = matcher.group(1) + (isInCluster ? "" : domain);
        return isOne ? Optional.of(new Address(host, port)) : Optional.empty();
    }
}
