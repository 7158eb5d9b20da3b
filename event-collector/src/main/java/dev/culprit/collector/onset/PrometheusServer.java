package dev.culprit.collector.onset;

import dev.culprit.runtime.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Prometheus, or what speaks its language, is and how it is asked.
 *
 * @param url what comes before {@code /api/v1}
 * @param authorization the value of that header, absent: none
 * @param authorities PEM file of the certificates to trust, absent: those of the JVM
 * @param patience how long a payload of alerts may wait for all its answers
 * @param scrape how often counters are scraped; zero: as often as rules are evaluated
 * @param query of the burn rate, asked before the known ones, with {@code {slo}} and {@code {namespace}}; absent: none
 */
public record PrometheusServer(
        URI url,
        @Nullable Secret authorization,
        @Nullable Path authorities,
        Duration patience,
        Duration scrape,
        @Nullable String query) {
    public PrometheusServer {
        if (!patience.isPositive() || scrape.isNegative()) {
            throw new IllegalArgumentException("patience must be positive, and scrape not negative");
        }
    }
}
