package dev.culprit.collector.process;

import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.Bucket;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.intake.AlertRoute;
import dev.culprit.collector.intake.AuditRoute;
import dev.culprit.collector.intake.ChangeRoute;
import dev.culprit.collector.intake.IntakeMeters;
import dev.culprit.collector.intake.SpikeEnrichment;
import dev.culprit.collector.kube.ApiServer;
import dev.culprit.collector.kube.Watches;
import dev.culprit.collector.live.CollectorMeters;
import dev.culprit.collector.live.LiveCollector;
import dev.culprit.collector.onset.OnsetLookup;
import dev.culprit.collector.onset.OnsetMeters;
import dev.culprit.collector.publish.BaselineTopic;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.runtime.cluster.ClusterException;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.HealthRoutes;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpServer;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.http.HttpStartException;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.ProcessMeters;
import dev.culprit.runtime.prometheus.TrustException;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.runtime.tracing.TracingSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is started and stopped together to collect from one cluster. */
public final class CollectorProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorProcess.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final int DEFAULT_PORT = 8085;
    private static final HttpDefinition HTTP = HttpDefinition.under("http", DEFAULT_PORT);

    /** All that can be set, but for Kafka's settings. */
    public static final Definition DEFINITION = ClusterSettings.DEFINITION
            .with(RedactionSettings.DEFINITION)
            .with(IntakeSettings.DEFINITION)
            .with(PrometheusSettings.DEFINITION)
            .with(HTTP.definition())
            .with(TracingSettings.DEFINITION);

    private final ClusterSettings cluster;
    private final CollectorSettings settings;
    private final IntakeSettings intake;
    private final PrometheusSettings prometheus;
    private final HttpSettings http;
    private final Clock clock;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final KubernetesClient client;
    private final ApiServer server;

    /**
     * Starts nothing yet.
     *
     * @param settings of {@link #DEFINITION}
     * @throws ClusterException when nothing says where the API server is; one that is away is waited for
     */
    public CollectorProcess(Settings settings, Clock clock) throws ClusterException {
        RedactionSettings redaction = RedactionSettings.from(settings);
        this.cluster = ClusterSettings.from(settings);
        this.settings =
                new CollectorSettings(cluster.name(), Bucket.DEFAULT_COUNT, redaction.key(), redaction.rules(), true);
        this.intake = IntakeSettings.from(settings);
        this.prometheus = PrometheusSettings.from(settings);
        this.http = httpOf(settings);
        this.clock = clock;
        this.client = cluster.connection().client();
        this.server = serverOf(client);
    }

    /** Where alerts are taken. */
    public static HttpSettings httpOf(Settings settings) {
        return HTTP.from(settings);
    }

    /** For reads by such a client, which is closed with it. */
    public static ApiServer serverOf(KubernetesClient client) {
        return new ApiServer(client, ANSWER);
    }

    /** The connection to the cluster, for others in this process; it is closed when this stops. */
    public KubernetesClient client() {
        return client;
    }

    /** Only these are read; empty: all. */
    public List<String> namespaces() {
        return cluster.plan().namespaces();
    }

    /** What {@code /metrics} shows. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Where the cluster is. */
    public URI address() {
        return server.address();
    }

    /** How it is called. */
    public HttpSettings http() {
        return http;
    }

    /**
     * Starts to watch, from where the last collector of this cluster stopped, and to answer over HTTP.
     *
     * @param others what else is answered there, for other parts of this process
     * @return the server that answers
     * @throws org.apache.kafka.common.KafkaException when the baseline cannot be read
     * @throws TrustException when the certificates to trust Prometheus by cannot be used
     * @throws HttpStartException when the port is taken, or the certificate cannot be used
     */
    public HttpServer start(KafkaSettings kafka, Parts parts, Health health, List<Route> others, Tracing tracing)
            throws TrustException, HttpStartException {
        ProcessMeters.bind(registry, health, parts);
        LiveCollector collector = watch(kafka, parts, health, tracing);
        var routes = new ArrayList<Route>(HealthRoutes.of(health, registry));
        routes.addAll(routes(collector, kafka, parts, tracing));
        routes.addAll(others);
        HttpServer answering = parts.add("http", HttpServer.start(http, routes, registry, tracing));
        parts.beforeStop("health", health::stopping);
        return answering;
    }

    private LiveCollector watch(KafkaSettings kafka, Parts parts, Health health, Tracing tracing) {
        parts.add("cluster", server);
        Collection<BaselineRecord> baseline = BaselineTopic.read(kafka.consumer(), cluster.name());
        LOG.info("Baseline read; cluster={} records={}", cluster.name(), baseline.size());
        var log = parts.add("record-log", new KafkaRecordLog(kafka.producer(), PATIENCE, tracing));
        var collector = new LiveCollector(settings, baseline, log, cluster.room(), clock);
        CollectorMeters.bind(registry, collector);
        CollectorMeters.bind(registry, log);
        Thread worker = parts.work("collector", collector);
        parts.beforeStop("collector", () -> stop(worker));
        var watches = parts.add("watches", new Watches(server, cluster.plan(), collector.sink(), clock));
        watches.start();
        health.addReady("cluster", collector::notReady);
        return collector;
    }

    private List<Route> routes(LiveCollector collector, KafkaSettings kafka, Parts parts, Tracing tracing)
            throws TrustException {
        var log = parts.add("intake-log", new KafkaRecordLog(kafka.producer(), PATIENCE, tracing));
        var webhook = new AlertmanagerWebhook(
                settings, intake.labels(), intake.defaultNamespace().orElse(null));
        var meters = new IntakeMeters(registry);
        var alerts = new AlertRoute(webhook, enrichment(parts), log, meters, clock);
        var changes = new ChangeRoute(settings, log, meters, clock);
        Access access = http.access();
        var routes = new ArrayList<>(List.of(alerts.route(access), changes.route(access)));
        if (intake.audit()) {
            routes.add(new AuditRoute(settings, collector.auditSink(), meters).route(access));
        }
        return routes;
    }

    private SpikeEnrichment enrichment(Parts parts) throws TrustException {
        return prometheus.server().isEmpty()
                ? SpikeEnrichment.none()
                : parts.add("prometheus", new OnsetLookup(prometheus.server().get(), new OnsetMeters(registry), clock));
    }

    /** What was read and is not in Kafka is found again by the next start. */
    private static void stop(Thread worker) {
        worker.interrupt();
        try {
            if (!worker.join(PATIENCE)) {
                LOG.warn("The collector did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
