package dev.culprit.collector.process;

import dev.culprit.collector.onset.PrometheusServer;
import dev.culprit.collector.onset.SeriesQuery;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom to ask when a burn began.
 *
 * @param server absent: nobody is asked
 */
public record PrometheusSettings(Optional<PrometheusServer> server) {
    /** By this name Prometheus is known to other programs too. */
    static final String COMMON_VARIABLE = "PROMETHEUS_URL";

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusSettings.class);

    private static final Setting<URI> URL = Setting.optional(
            "prometheus.url",
            Kind.url(),
            "Prometheus, to ask when a burn began: what comes before `/api/v1`. Else that of `" + COMMON_VARIABLE
                    + "`; without either the alert's window has to do.");
    private static final Setting<Secret> TOKEN =
            Setting.optional("prometheus.token", Kind.secret(), "Bearer token for Prometheus.");
    private static final Setting<Secret> LOGIN =
            Setting.optional("prometheus.login", Kind.secret(), "`user:password` of basic authentication.");
    private static final Setting<Path> CA = Setting.optional(
            "prometheus.ca", Kind.path(), "PEM file of the certificates to trust; else those of the JVM.");
    private static final Setting<Duration> TIMEOUT = Setting.withDefault(
            "prometheus.timeout",
            Kind.duration(Duration.ofMillis(50), Duration.ofSeconds(10)),
            "1s",
            "How long the alerts of one payload may wait for Prometheus, all together.");
    private static final Setting<Duration> SCRAPE = Setting.optional(
            "prometheus.scrape-interval",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "How often the SLO's counters are scraped, where that is not as often as its rules are evaluated.");
    private static final Setting<String> QUERY = Setting.optional(
            "prometheus.burn-rate-query",
            Kind.text(),
            "Gives the burn rate of an SLO, asked before the series of SLOK, Sloth and Pyrra; `{slo}` and `{namespace}` "
                    + "stand for the SLO's, inside double quotes.");

    /** All of them. */
    public static final Definition DEFINITION = Definition.of(URL, TOKEN, LOGIN, CA, TIMEOUT, SCRAPE, QUERY)
            .with(new Rule(
                    List.of(TOKEN, LOGIN),
                    settings -> settings.find(TOKEN).isPresent()
                                    && settings.find(LOGIN).isPresent()
                            ? Optional.of("are two ways to log in: set one")
                            : Optional.empty()))
            .with(new Rule(
                    List.of(LOGIN),
                    settings -> settings.find(LOGIN)
                            .filter(login -> login.value().indexOf(':') < 1)
                            .map(login -> "must be user:password")))
            .with(new Rule(
                    List.of(QUERY),
                    settings -> settings.find(QUERY)
                            .filter(query -> !SeriesQuery.isSafe(query))
                            .map(query -> "must have {slo} and {namespace} inside double quotes")));

    /** What was set. */
    public static PrometheusSettings from(Settings settings) {
        return from(settings, System.getenv());
    }

    static PrometheusSettings from(Settings settings, Map<String, String> environment) {
        Optional<URI> url = settings.find(URL).or(() -> common(environment));
        return new PrometheusSettings(url.map(found -> new PrometheusServer(
                found,
                authorization(settings).orElse(null),
                settings.find(CA).orElse(null),
                settings.get(TIMEOUT),
                settings.find(SCRAPE).orElse(Duration.ZERO),
                settings.find(QUERY).orElse(null))));
    }

    /** Not ours alone, so that a mistake in it is no reason not to start. */
    private static Optional<URI> common(Map<String, String> environment) {
        String text = environment.getOrDefault(COMMON_VARIABLE, "").strip();
        Optional<URI> url =
                text.isEmpty() ? Optional.empty() : Kind.url().parse().apply(text);
        if (url.isEmpty() && !text.isEmpty()) {
            LOG.warn(
                    "{} must be {}; it is not used", COMMON_VARIABLE, Kind.url().range());
        }
        return url;
    }

    private static Optional<Secret> authorization(Settings settings) {
        return settings.find(TOKEN)
                .map(token -> new Secret("Bearer " + token.value()))
                .or(() -> settings.find(LOGIN).map(login -> new Secret("Basic " + base64(login.value()))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
