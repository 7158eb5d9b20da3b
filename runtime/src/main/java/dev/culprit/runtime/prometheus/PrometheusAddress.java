package dev.culprit.runtime.prometheus;

import dev.culprit.runtime.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where Prometheus, or what speaks its language, is, and as whom it is asked.
 *
 * @param url what comes before {@code /api/v1}
 * @param authorization the value of that header, absent: none
 * @param authorities PEM file of the certificates to trust, absent: those of the JVM
 */
public record PrometheusAddress(
        URI url, @Nullable Secret authorization, @Nullable Path authorities) {
    /** The header's value that shows a token. */
    public static Secret bearer(String token) {
        return new Secret("Bearer " + token);
    }

    /** The header's value of basic authentication, by {@code user:password}. */
    public static Secret basic(String login) {
        return new Secret("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    /** The address of one of its paths, which begins with a slash. */
    URI at(String path) {
        return URI.create(url.toString().replaceAll("/+$", "") + path);
    }
}
