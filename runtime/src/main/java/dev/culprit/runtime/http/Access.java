package dev.culprit.runtime.http;

import dev.culprit.runtime.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a route: whoever has one of the tokens, or one of the logins; everybody where there is neither.
 *
 * <p>Several are valid at once, so that one can be replaced without a gap.
 *
 * @param names by which everybody may call; absent: by any
 */
public record Access(
        List<Secret> tokens, List<Login> logins, @Nullable HostNames names) {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    public Access {
        tokens = List.copyOf(tokens);
        logins = List.copyOf(logins);
    }

    /** By any name. */
    public Access(List<Secret> tokens, List<Login> logins) {
        this(tokens, logins, null);
    }

    public static Access open() {
        return new Access(List.of(), List.of());
    }

    public boolean isOpen() {
        return tokens.isEmpty() && logins.isEmpty();
    }

    /** @param host that a request names, without its port */
    boolean isCalledBy(String host) {
        return names == null || names.allow(host);
    }

    /** Takes as long for a wrong secret as for a right one, however much of it is right. */
    boolean allows(@Nullable String authorization) {
        if (isOpen()) {
            return true;
        }
        if (authorization == null) {
            return false;
        }
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return isAnyOf(
                    authorization.substring(BEARER.length()).strip(),
                    tokens.stream().map(Secret::value));
        }
        return scheme.startsWith(BASIC)
                && isAnyOf(
                        decode(authorization.substring(BASIC.length()).strip()),
                        logins.stream().map(Login::userAndPassword));
    }

    /** The value of {@code WWW-Authenticate}. */
    String challenge() {
        Stream<String> bearer = tokens.isEmpty() ? Stream.of() : Stream.of("Bearer realm=\"culprit\"");
        Stream<String> basic = logins.isEmpty() ? Stream.of() : Stream.of("Basic realm=\"culprit\", charset=\"UTF-8\"");
        return String.join(", ", Stream.concat(bearer, basic).toList());
    }

    private static boolean isAnyOf(String given, Stream<String> known) {
        byte[] hash = hash(given);
        // All are compared, so that the time does not tell which was right
        return known.filter(secret -> MessageDigest.isEqual(hash(secret), hash)).count() > 0;
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Of one length, whatever the length of the secret. */
    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
