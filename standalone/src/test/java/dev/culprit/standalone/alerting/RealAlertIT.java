package dev.culprit.standalone.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.api.record.Burn;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.Topic;
import dev.culprit.standalone.kafka.AnyKafka;
import dev.culprit.standalone.kafka.OnAnyKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop breaks and heals: Prometheus notices, Alertmanager tells it, the collector asks Prometheus since when. */
@OnAnyKafka
class RealAlertIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A busy machine scrapes late, and stamps what it scraped with when it should have. */
    private static final Duration HESITATION = Duration.ofSeconds(1);

    // CHECKSTYLE OFF: the real parts read the system's clock, and what the test notes has to fit
    private final Clock clock = Clock.systemUTC();
    // CHECKSTYLE ON

    private final List<Spike> spikes = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsTheRealParts() {
        assumeTrue(
                Files.isExecutable(Monitoring.PROMETHEUS) && Files.isExecutable(Monitoring.ALERTMANAGER),
                "skipped: needs Debian's packages prometheus and prometheus-alertmanager");
    }

    @Test
    void aRealAlertReachesKafkaWithItsOnsetThoughTheLogWasAwayAtFirst() throws Exception {
        try (var broker = AnyKafka.start(folder.resolve("kafka"));
                var shop = new Shop(clock);
                var collector = new Webhook(broker.bootstrapServers(), clock);
                var monitoring = new Monitoring(folder, shop, collector.url(), Webhook.TOKEN);
                var reader = reader(broker.bootstrapServers())) {
            collector.asks(monitoring.url());
            try {
                tell(shop, collector, monitoring, reader);
            } catch (AssertionError | ConditionTimeoutException | NullPointerException e) {
                e.addSuppressed(new IllegalStateException(monitoring.logs() + collector.meters()));
                throw e;
            }
        }
    }

    private void tell(Shop shop, Webhook collector, Monitoring monitoring, KafkaConsumer<String, Spike> reader) {
        await("the usual level").atMost(PATIENCE).until(monitoring::knowsTheUsualLevel);
        collector.logIsAwayFor(2);

        Instant broken = shop.breaks();
        Spike firing = next(reader, spike -> spike.status() == SpikeStatus.FIRING);

        assertThat(firing.slo()).isEqualTo(new SloRef("shop", "shop-availability"));
        assertThat(firing.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(firing.burn().longWindow()).isEqualTo(Duration.ofHours(1));
        assertThat(firing.burn().rate()).isGreaterThan(14);
        Onset onset = Objects.requireNonNull(firing.burn().onset(), "no onset was told");
        assertThat(broken)
                .isBetween(onset.earliest().minus(HESITATION), onset.latest().plus(HESITATION));
        assertThat(Duration.between(onset.earliest(), onset.latest())).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(firing.burn().budgetRemaining()).isEqualTo(0.4);
        assertThat(peak(firing.burn())).isGreaterThan(14);
        await("kept").atMost(PATIENCE).until(() -> collector.answered("200") == 1);
        assertThat(collector.answered("503")).as("sent again").isEqualTo(2);
        assertThat(collector.asked()).as("asked of Prometheus, for all three").isEqualTo(1);

        shop.heals();
        Spike resolved = next(reader, spike -> spike.status() == SpikeStatus.RESOLVED);

        assertThat(resolved.startsAt()).isEqualTo(firing.startsAt());
        assertThat(resolved.alert()).isEqualTo(firing.alert());
        assertThat(resolved.burn().onset()).isNull();
        assertThat(Objects.requireNonNull(resolved.burn().series()).end()).isEqualTo(resolved.endsAt());
        assertThat(peak(resolved.burn())).isGreaterThan(14);
        await("the wrong token").atMost(PATIENCE).until(() -> collector.answered("401") > 0);
        assertThat(spikes).hasSize(2);
    }

    private static double peak(Burn burn) {
        return Objects.requireNonNull(burn.series(), "no series was told").values().stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private Spike next(KafkaConsumer<String, Spike> reader, Predicate<Spike> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            reader.poll(Duration.ofMillis(200)).forEach(record -> spikes.add(record.value()));
                            return spikes.stream().filter(wanted).toList();
                        },
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static KafkaConsumer<String, Spike> reader(String bootstrapServers) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new JsonSerde<>(Spike.class).deserializer());
        consumer.assign(List.of(new TopicPartition(Topic.SPIKES.topicName(), 0)));
        return consumer;
    }
}
