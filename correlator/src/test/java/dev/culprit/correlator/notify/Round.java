package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.notify.grafana.GrafanaReport;
import dev.culprit.correlator.notify.slack.SlackReport;
import dev.culprit.correlator.notify.webhook.WebhookReport;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** A courier over Kafka's own consumer for tests; it can die and begin again. */
final class Round implements AutoCloseable {
    static final int ROOM = 5;

    private static final TopicPartition PARTITION = new TopicPartition(Topic.CORRELATIONS.topicName(), 0);
    private static final JsonSerde<Correlation> SERDE = new JsonSerde<>(Correlation.class);
    private static final Definition DEFINITION = NotifySettings.DEFINITION
            .with(SlackReport.DEFINITION)
            .with(GrafanaReport.DEFINITION)
            .with(WebhookReport.DEFINITION);

    final MovableClock clock = new MovableClock("2026-05-04T10:00:00Z");
    final MemoryDeliveries deliveries = new MemoryDeliveries();
    final Stories stories = new Stories();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final List<String> lines = new ArrayList<>();

    private final Settings settings;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private MockConsumer<String, byte[]> consumer;
    private Courier courier;
    private Notifier notifier;
    private long committed;

    Round(Map<String, String> variables) throws SettingsException {
        settings = Settings.read(DEFINITION, new Sources(variables, null));
        notifier = notifier();
        courier = courier();
        consumer = consumer();
    }

    static Round ofBot(StubSlack slack) throws SettingsException {
        return new Round(Map.of(
                "CULPRIT_SLACK_TOKEN", "xoxb-1",
                "CULPRIT_SLACK_CHANNEL", "#zoo",
                "CULPRIT_SLACK_API_URL", slack.url(),
                "CULPRIT_SLACK_TIMEOUT", "2s",
                "CULPRIT_SLACK_ROUTES", "severity=critical -> #zoo-oncall; slo=secret* -> none"));
    }

    static Round ofWebhook(StubSlack slack) throws SettingsException {
        return new Round(Map.of("CULPRIT_SLACK_WEBHOOK_URL", slack.url() + "/services/T/B/hook"));
    }

    static Round ofJson(StubSlack other) throws SettingsException {
        return new Round(Map.of(
                "CULPRIT_NOTIFY_WEBHOOK_URL", other.url() + "/hook", "CULPRIT_NOTIFY_WEBHOOK_TOKEN", "only-you"));
    }

    static Round ofGrafana(StubGrafana grafana) throws SettingsException {
        return new Round(Map.of(
                "CULPRIT_GRAFANA_API_URL", grafana.url() + "/sub/",
                "CULPRIT_GRAFANA_TOKEN", "glsa_1",
                "CULPRIT_GRAFANA_ORGANIZATION", "7",
                "CULPRIT_GRAFANA_DASHBOARD", "known",
                "CULPRIT_GRAFANA_TIMEOUT", "1s",
                "CULPRIT_PAGE_URL", "https://culprit.example/correlations/{name}?a=1&b=2"));
    }

    private Notifier notifier() {
        return SlackReport.of(settings, clock, stories)
                .or(() -> GrafanaReport.of(settings, clock))
                .or(() -> WebhookReport.of(settings, clock))
                .orElseThrow();
    }

    private Courier courier() {
        var meters = new NotifyMeters(registry, "test");
        var freshness = new Freshness(NotifySettings.longestAge(settings));
        return new Courier(
                notifier,
                deliveries,
                new Courier.Desk(
                        Flare.CLUSTER,
                        freshness,
                        new Complaints("test", lines::add, clock),
                        meters,
                        clock,
                        stories,
                        ROOM));
    }

    private MockConsumer<String, byte[]> consumer() {
        var fresh = new MockConsumer<String, byte[]>("earliest");
        courier.begin(fresh);
        fresh.rebalance(List.of(PARTITION));
        fresh.updateBeginningOffsets(Map.of(PARTITION, 0L));
        fresh.updateEndOffsets(Map.of(PARTITION, 0L));
        fresh.seek(PARTITION, committed);
        records.stream().filter(one -> one.offset() >= committed).forEach(fresh::addRecord);
        return fresh;
    }

    Round arrives(Flare... flares) {
        return arrives(Arrays.stream(flares).map(Flare::correlation).toList());
    }

    Round arrives(List<Correlation> correlations) {
        for (Correlation correlation : correlations) {
            byte[] value = SERDE.serializer().serialize(PARTITION.topic(), correlation);
            var one = new ConsumerRecord<>(PARTITION.topic(), 0, records.size(), "key", value);
            records.add(one);
            consumer.addRecord(one);
        }
        return round();
    }

    /** A model tells what this revision found. */
    Round tells(Flare flare) {
        stories.put(Tale.of(flare.correlation()));
        return round();
    }

    Round round() {
        courier.round(consumer);
        committed = committed();
        return this;
    }

    /** Second by second. */
    Round passes(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.move(Duration.ofSeconds(1));
            round();
        }
        return this;
    }

    /** Each minute brings a revision of each. */
    Round passesRevisedByTheMinute(int minutes, Flare... flares) {
        Flare[] latest = flares.clone();
        for (int minute = 0; minute < minutes; minute++) {
            Arrays.setAll(latest, i -> latest[i].revised());
            arrives(latest).passes(Duration.ofMinutes(1));
        }
        return this;
    }

    /** It dies, and begins where the last commit was. */
    Round restarts() {
        consumer.close();
        notifier.close();
        notifier = notifier();
        courier = courier();
        consumer = consumer();
        return round();
    }

    boolean isPaused() {
        return !consumer.paused().isEmpty();
    }

    long committed() {
        return Optional.ofNullable(consumer.committed(Set.of(PARTITION)).get(PARTITION))
                .map(offset -> offset.offset())
                .orElse(committed);
    }

    double count(String meter) {
        return registry.find(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
        notifier.close();
    }
}
