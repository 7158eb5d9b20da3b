package dev.culprit.rules.process;

import dev.culprit.rules.service.RuleService.Surroundings;
import dev.culprit.rules.service.RuleSettings;
import dev.culprit.rules.standing.PrometheusStandings;
import dev.culprit.rules.standing.Standings;
import dev.culprit.runtime.cluster.ClusterConnection;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.Listeners;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.ProcessMeters;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.prometheus.AddressSettings;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.TrustException;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rule-generator on its own. Of several beside each other one leads, where a Lease is set. */
public final class RuleGeneratorProgram implements Program {
    private static final Logger LOG = LoggerFactory.getLogger(RuleGeneratorProgram.class);

    private static final int DEFAULT_PORT = 8087;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private static final HttpDefinition HTTP = HttpDefinition.under("http", DEFAULT_PORT);

    /** All of its settings. */
    public static final Definition DEFINITION = ClusterConnection.DEFINITION
            .with(RuleSettings.DEFINITION)
            .with(AddressSettings.DEFINITION)
            .with(HTTP.definition());

    private final Clock clock;

    RuleGeneratorProgram(Clock clock) {
        this.clock = clock;
    }

    // CHECKSTYLE OFF: only a main reads the system clock
    public static void main(String[] args) {
        Launcher.main(new RuleGeneratorProgram(Clock.systemUTC()), args);
    }
    // CHECKSTYLE ON

    @Override
    public String name() {
        return "culprit-rule-generator";
    }

    @Override
    public String purpose() {
        return "Writes the Prometheus rules of SLOs and compositions, and how they stand into their status.";
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        KubernetesClient client =
                parts.add("cluster", ClusterConnection.from(settings).client());
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var around = new Surroundings(
                client,
                standings(settings, parts, clock),
                registry,
                clock,
                () -> parts.fail("rules", new RefusedException("another one leads now")));
        var process = new RuleGeneratorProcess(RuleSettings.from(settings), around, LOG::warn);
        Optional<String> refusal = process.refusal();
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
        var health = new Health();
        ProcessMeters.bind(registry, health, parts);
        process.start(parts, health, why -> parts.fail("rules", new RefusedException(why)));
        new Listeners(HTTP.from(settings), health, registry, parts).open(List.of());
        parts.beforeStop("health", health::stopping);
    }

    /**
     * Whoever can tell how SLOs stand; absent where no Prometheus is set.
     *
     * @throws TrustException when the certificates to trust it by cannot be used
     */
    public static Optional<Standings> standings(Settings settings, Parts parts, Clock clock) throws TrustException {
        var address = AddressSettings.from(settings);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var http = parts.add("prometheus", new PrometheusHttp(address.get(), CONNECT, MOST_BYTES));
        return Optional.of(new PrometheusStandings(http, clock));
    }
}
