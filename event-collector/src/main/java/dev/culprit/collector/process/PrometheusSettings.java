package dev.culprit.collector.process;

import dev.culprit.collector.onset.PrometheusServer;
import dev.culprit.collector.onset.SeriesQuery;
import dev.culprit.runtime.prometheus.AddressSettings;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom to ask when a burn began.
 *
 * @param server absent: nobody is asked
 */
public record PrometheusSettings(Optional<PrometheusServer> server) {
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
    public static final Definition DEFINITION = AddressSettings.DEFINITION
            .with(Definition.of(TIMEOUT, SCRAPE, QUERY))
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
        return new PrometheusSettings(AddressSettings.from(settings, environment)
                .map(address -> new PrometheusServer(
                        address.url(),
                        address.authorization(),
                        address.authorities(),
                        settings.get(TIMEOUT),
                        settings.find(SCRAPE).orElse(Duration.ZERO),
                        settings.find(QUERY).orElse(null))));
    }
}
