package dev.culprit.runtime.prometheus;

import dev.culprit.runtime.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
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
    /** The address of one of its paths, which begins with a slash. */
    URI at(String path) {
        return URI.create(url.toString().replaceAll("/+$", "") + path);
    }
}
