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
import dev.culprit.collector.onset.TrustException;
import dev.culprit.collector.publish.BaselineTopic;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.process.Parts;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is started and stopped together to collect from one cluster. */
public final class CollectorProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorProcess.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClusterSettings cluster;
    private final CollectorSettings settings;
    private final KafkaSettings kafka;
    private final MeterRegistry registry;
    private final Clock clock;
    private final ApiServer server;
    private Optional<LiveCollector> live = Optional.empty();

    /** @throws ClusterException when nothing says where the API server is; one that is away is waited for */
    public CollectorProcess(
            ClusterSettings cluster,
            RedactionSettings redaction,
            KafkaSettings kafka,
            MeterRegistry registry,
            Clock clock)
            throws ClusterException {
        this.cluster = cluster;
        this.settings =
                new CollectorSettings(cluster.name(), Bucket.DEFAULT_COUNT, redaction.key(), redaction.rules(), true);
        this.kafka = kafka;
        this.registry = registry;
        this.clock = clock;
        this.server = KubeClients.connect(cluster);
    }

    /** Where the cluster is. */
    public URI address() {
        return server.address();
    }

    /**
     * Starts to watch, from where the last collector of this cluster stopped.
     *
     * @throws org.apache.kafka.common.KafkaException when the baseline cannot be read
     */
    public void watch(Parts parts, Health health) {
        parts.add("cluster", server);
        Collection<BaselineRecord> baseline = BaselineTopic.read(kafka.consumer(), cluster.name());
        LOG.info("Baseline read; cluster={} records={}", cluster.name(), baseline.size());
        var log = parts.add("record-log", new KafkaRecordLog(kafka.producer(), PATIENCE));
        var collector = new LiveCollector(settings, baseline, log, cluster.room(), clock);
        live = Optional.of(collector);
        CollectorMeters.bind(registry, collector);
        Thread worker = parts.work("collector", collector);
        parts.beforeStop("collector", () -> stop(worker));
        var watches = parts.add("watches", new Watches(server, cluster.plan(), collector.sink(), clock));
        watches.start();
        health.addReady("cluster", collector::notReady);
    }

    /**
     * What the collector answers over HTTP; asked for behind {@link #watch}.
     *
     * @throws TrustException when the certificates to trust Prometheus by cannot be used
     */
    public List<Route> routes(IntakeSettings intake, PrometheusSettings prometheus, Access access, Parts parts)
            throws TrustException {
        var log = parts.add("intake-log", new KafkaRecordLog(kafka.producer(), PATIENCE));
        var webhook = new AlertmanagerWebhook(
                settings, intake.labels(), intake.defaultNamespace().orElse(null));
        var meters = new IntakeMeters(registry);
        var alerts = new AlertRoute(webhook, enrichment(prometheus, parts), log, meters, clock);
        var changes = new ChangeRoute(settings, log, meters, clock);
        var audit = live.filter(collector -> intake.audit())
                .map(collector -> new AuditRoute(settings, collector.auditSink(), meters).route(access));
        return Stream.concat(Stream.of(alerts.route(access), changes.route(access)), audit.stream())
                .toList();
    }

    private SpikeEnrichment enrichment(PrometheusSettings prometheus, Parts parts) throws TrustException {
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
