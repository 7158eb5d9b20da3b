package dev.culprit.standalone.live;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Topic;
import dev.culprit.standalone.kafka.AnyKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The correlation of the contracts' page, in some revision. */
record GoldenCorrelation(Correlation correlation) {
    private static final Path GOLDEN = Path.of("../api/src/test/resources/golden/correlation.json");

    /** Provisional is the first, final any other. */
    static GoldenCorrelation revision(int number) throws IOException {
        Correlation golden = Json.mapper().readValue(Files.readString(GOLDEN), Correlation.class);
        return new GoldenCorrelation(new Correlation(
                golden.id(),
                golden.name(),
                number,
                number == 1 ? Phase.PROVISIONAL : Phase.FINAL,
                golden.episode(),
                golden.period(),
                golden.findings(),
                golden.conditions(),
                golden.emittedAt()));
    }

    /** With another story of what is no change. */
    static GoldenCorrelation other(int number) throws IOException {
        Correlation golden = revision(number).correlation();
        Findings found = golden.findings();
        var other = new Findings(
                found.entry(),
                found.suspects(),
                found.suspectsLeftOut(),
                found.cleared(),
                found.clearedLeftOut(),
                found.noChangeScore() + 1,
                found.noChangeContributions(),
                found.noChangeStory(),
                found.ties());
        return new GoldenCorrelation(new Correlation(
                golden.id(),
                golden.name(),
                number,
                golden.phase(),
                golden.episode(),
                golden.period(),
                other,
                golden.conditions(),
                golden.emittedAt()));
    }

    void write(AnyKafka broker) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                var serde = new JsonSerde<>(Correlation.class)) {
            String topic = Topic.CORRELATIONS.topicName();
            producer.send(new ProducerRecord<>(
                            topic, correlation.id(), serde.serializer().serialize(topic, correlation)))
                    .get();
        }
    }
}
