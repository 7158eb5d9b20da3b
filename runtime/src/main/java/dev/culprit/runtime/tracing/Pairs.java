package dev.culprit.runtime.tracing;

import dev.culprit.runtime.settings.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Text as OpenTelemetry's variables have it: {@code name=value}, separated by commas, values in percent-encoding. */
final class Pairs {
    private static final int MOST = 64;
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*[\\x21-\\x7e][\\x20-\\x7e]*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** The client sets these itself. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "content-type", "expect", "host", "upgrade");

    private Pairs() {}

    /** Empty where it is no list of headers. */
    static Optional<Map<String, Secret>> headers(String text) {
        return read(
                        text,
                        (name, value) -> HEADER.matcher(name).matches()
                                && PRINTABLE.matcher(value).matches()
                                && !RESERVED.contains(name.toLowerCase(Locale.ROOT)))
                .map(pairs -> {
                    var headers = new LinkedHashMap<String, Secret>();
                    pairs.forEach((name, value) -> headers.put(name, new Secret(value)));
                    return headers;
                });
    }

    /** Empty where it is no list of attributes. */
    static Optional<Map<String, String>> attributes(String text) {
        return read(text, (name, value) -> ATTRIBUTE.matcher(name).matches());
    }

    private static Optional<Map<String, String>> read(String text, BiPredicate<String, String> isRight) {
        var pairs = new LinkedHashMap<String, String>();
        for (String pair : COMMA.split(text.strip(), -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int sign = pair.indexOf('=');
            String name = pair.substring(0, Math.max(0, sign)).strip();
            Optional<String> value = decoded(pair.substring(sign + 1).strip());
            if (sign < 1 || value.isEmpty() || !isRight.test(name, value.get()) || pairs.size() == MOST) {
                return Optional.empty();
            }
            pairs.put(name, value.get());
        }
        return Optional.of(pairs);
    }

    /** A plus is a plus here. */
    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
