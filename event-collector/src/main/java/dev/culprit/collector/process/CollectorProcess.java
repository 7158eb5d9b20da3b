package dev.culprit.collector.process;

import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.Bucket;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.kube.ApiServer;
import dev.culprit.collector.kube.Watches;
import dev.culprit.collector.live.LiveCollector;
import dev.culprit.collector.publish.BaselineTopic;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.runtime.kafka.KafkaSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is started and stopped together to collect from one cluster: watches, the one that works them off, and the log. */
public final class CollectorProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorProcess.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiServer server;
    private final KafkaRecordLog log;
    private final LiveCollector collector;
    private final Watches watches;
    private final Thread worker;

    private CollectorProcess(ApiServer server, KafkaRecordLog log, LiveCollector collector, Watches watches) {
        this.server = server;
        this.log = log;
        this.collector = collector;
        this.watches = watches;
        this.worker = Thread.ofPlatform().name("collector").unstarted(collector);
    }

    /**
     * Starts to collect from where the last one stopped.
     *
     * @throws ClusterException when nothing says where the API server is; one that is away is waited for
     * @throws org.apache.kafka.common.KafkaException when the baseline cannot be read
     */
    public static CollectorProcess start(
            ClusterSettings cluster, RedactionSettings redaction, KafkaSettings kafka, Clock clock)
            throws ClusterException {
        ApiServer server = KubeClients.connect(cluster);
        var settings = new CollectorSettings(cluster.name(), Bucket.DEFAULT_COUNT, redaction.key(), true);
        Collection<BaselineRecord> baseline = BaselineTopic.read(kafka.consumer(), cluster.name());
        LOG.info("Baseline read; cluster={} records={}", cluster.name(), baseline.size());
        var log = new KafkaRecordLog(kafka.producer(), PATIENCE);
        var collector = new LiveCollector(settings, baseline, log, cluster.room(), clock);
        var watches = new Watches(server, cluster.plan(), collector.sink(), clock);
        var process = new CollectorProcess(server, log, collector, watches);
        process.worker.start();
        watches.start();
        return process;
    }

    /** Why the cluster is not seen as it is, or not told; empty when all is well. */
    public Optional<String> notReady() {
        return worker.isAlive() ? collector.notReady() : Optional.of("the collector has stopped on a defect");
    }

    /** Where the cluster is. */
    public URI address() {
        return server.address();
    }

    /** What was read and is not in Kafka is found again by the next start. */
    @Override
    public void close() {
        watches.close();
        worker.interrupt();
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
        server.close();
    }
}
