package dev.culprit.standalone.alerting;

import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.intake.AlertRoute;
import dev.culprit.collector.intake.IntakeMeters;
import dev.culprit.collector.intake.SpikeEnrichment;
import dev.culprit.collector.onset.OnsetLookup;
import dev.culprit.collector.onset.OnsetMeters;
import dev.culprit.collector.onset.PrometheusServer;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.collector.publish.NotKeptException;
import dev.culprit.collector.publish.RecordLog;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpServer;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.kafka.TopicSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.prometheus.TrustException;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.Sources;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The collector's webhook as it runs, over a log that can be said to be away. */
final class Webhook implements AutoCloseable {
    static final String TOKEN = "the-right-one";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger away = new AtomicInteger();
    private final Clock clock;
    private final KafkaRecordLog kafka;
    private final HttpServer server;
    private volatile @Nullable OnsetLookup lookup;

    Webhook(String bootstrapServers, Clock clock) throws Exception {
        this.clock = clock;
        Map<String, Object> connection = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(connection)) {
            Topics.ensure(
                    admin,
                    EnumSet.of(Topic.SPIKES, Topic.DEAD_LETTERS),
                    new TopicSettings(true, 1, OptionalInt.of(1), PATIENCE));
        }
        kafka = new KafkaRecordLog(connection, PATIENCE);
        var webhook = new AlertmanagerWebhook(new CollectorSettings("real", 8, RedactionKey.fixed(), true));
        var route = new AlertRoute(webhook, this::enrich, log(), new IntakeMeters(registry), clock);
        var access = new Access(List.of(new Secret(TOKEN)), List.of());
        server = HttpServer.start(settings(), List.of(route.route(access)), registry);
    }

    /** From now on it asks Prometheus. */
    void asks(URI prometheus) throws TrustException {
        var asked = new PrometheusServer(prometheus, null, null, PATIENCE, Duration.ofSeconds(2), null);
        lookup = new OnsetLookup(asked, new OnsetMeters(registry), clock);
    }

    private List<Outgoing> enrich(List<Outgoing> spikes) throws InterruptedException {
        SpikeEnrichment enrichment = lookup == null ? SpikeEnrichment.none() : lookup;
        return enrichment.enrich(spikes);
    }

    /** So many payloads are not kept. */
    void logIsAwayFor(int payloads) {
        away.set(payloads);
    }

    private RecordLog log() {
        return records -> {
            if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new NotKeptException("away", new IllegalStateException("away"));
            }
            kafka.append(records);
        };
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + AlertRoute.PATH;
    }

    double asked() {
        return registry.get("culprit.collector.onset.asked").counter().count();
    }

    /** Requests to the webhook that were answered with a status. */
    long answered(String status) {
        return registry.find("culprit.http.requests").tag("status", status).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    String meters() {
        return registry.scrape();
    }

    private static HttpSettings settings() throws Exception {
        HttpDefinition definition = HttpDefinition.under("http", 0);
        var sources = Sources.of(Map.of("CULPRIT_HTTP_HOST", "127.0.0.1"), Optional.empty());
        return definition.from(Settings.read(definition.definition(), sources));
    }

    @Override
    public void close() {
        server.close();
        kafka.close();
        if (lookup != null) {
            lookup.close();
        }
    }
}
