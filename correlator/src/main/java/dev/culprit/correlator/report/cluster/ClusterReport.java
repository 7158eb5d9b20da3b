package dev.culprit.correlator.report.cluster;

import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.tracing.Tracing;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;

/** Everything that keeps SLOCorrelations in the cluster. It is never waited for, and no trouble of it ends the process. */
public final class ClusterReport {
    private final ReportSettings settings;
    private final Clock clock;
    private final Consumer<String> voice;
    private final Tracing tracing;

    /** @param voice takes one line at a time: what is written, what is not and why */
    public ClusterReport(ReportSettings settings, Clock clock, Consumer<String> voice, Tracing tracing) {
        this.settings = settings;
        this.clock = clock;
        this.voice = voice;
        this.tracing = tracing;
    }

    /**
     * Starts to write, to remove and to count, unless it is switched off; what was switched off is told.
     *
     * @param client stays open until the parts are stopped
     * @param instance tells this process from others in the same Kafka; the same after a restart
     */
    public void start(
            KubernetesClient client, KafkaSettings kafka, String instance, MeterRegistry registry, Parts parts) {
        if (!settings.isOn()) {
            voice.accept("SLOCorrelations are not written: report.enabled is false");
            return;
        }
        var access = new CorrelationClient(client);
        var meters = new ReportMeters(registry);
        var writer = new CorrelationWriter(access, settings.retention(), settings.namespaces(), clock);
        parts.work("report-prospect", () -> voice.accept(new Prospect(client, settings).line()));
        var reporter = new Reporter(writer, new Complaints(voice, clock), meters, clock);
        parts.add("report", TopicReader.start(kafka.consumer(), Reporter.GROUP, instance, reporter.traced(tracing)));
        var verdicts = new VerdictBoard(registry, writer::showVerdict);
        parts.add("report-verdicts", TopicReader.start(kafka.consumer(), VerdictBoard.GROUP, instance, verdicts));
        var sweeper = new Sweeper(access, writer, settings, meters, clock);
        Thread sweeping = parts.work("report-sweeper", sweeper);
        parts.beforeStop("report-sweeper", sweeping::interrupt);
    }
}
