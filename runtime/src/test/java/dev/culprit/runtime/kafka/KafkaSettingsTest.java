package dev.culprit.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.culprit.api.record.Topic;
import dev.culprit.runtime.settings.HostAndPort;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSettingsTest {
    private static final String SERVERS = """
            kafka.bootstrap.servers=a:9092,b:9092
            """;

    @TempDir
    private Path folder;

    @Test
    void theServersAreAllThatIsNeeded() throws Exception {
        KafkaSettings settings = read(SERVERS);

        assertThat(settings.consumer()).isEqualTo(Map.of("bootstrap.servers", "a:9092,b:9092"));
        assertThat(settings.topics())
                .isEqualTo(new TopicSettings(true, 4, OptionalInt.empty(), Duration.ofSeconds(30)));
    }

    @Test
    void aSettingOfAllClientsReachesEachAndOneOfAKindThatKindAlone() throws Exception {
        KafkaSettings settings = read(SERVERS + """
                        kafka.security.protocol=SASL_SSL
                        kafka.client.id=all
                        kafka.producer.linger.ms=7
                        kafka.consumer.client.id=reader
                        kafka.streams.num.stream.threads=2
                        """);

        assertThat(settings.producer())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "a:9092,b:9092",
                        "security.protocol", "SASL_SSL",
                        "client.id", "all",
                        "linger.ms", "7",
                        "acks", "all",
                        "enable.idempotence", true));
        assertThat(settings.consumer()).containsEntry("client.id", "reader").doesNotContainKey("linger.ms");
        assertThat(settings.admin()).containsEntry("client.id", "all").doesNotContainKey("linger.ms");
        assertThat(settings.streams())
                .containsEntry("num.stream.threads", "2")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("producer.linger.ms", "7")
                .containsEntry("producer.acks", "all")
                .containsEntry("consumer.client.id", "reader");
    }

    @Test
    void whatWouldLoseRecordsOrKafkaDoesNotKnowIsAMistake() {
        assertMistakes(
                SERVERS + """
                        kafka.producer.acks=1
                        kafka.producer.enable.idempotence=false
                        kafka.streams.producer.acks=0
                        kafka.acks=0
                        kafka.producer.linger.mss=7
                        kafka.producer.linger.ms=soon
                        kafka.consumer.isolation.level=none
                        kafka.producer.bootstrap.servers=c:1
                        kafka.sasl.mechanizm=PLAIN
                        kafka.max.request.size=1000000
                        kafka.max.poll.records=10
                        """,
                "2: kafka.producer.acks would lose acknowledged records: take it away",
                "3: kafka.producer.enable.idempotence would lose acknowledged records: take it away",
                "4: kafka.streams.producer.acks would lose acknowledged records: take it away",
                "5: kafka.acks would lose acknowledged records: take it away",
                "6: kafka.producer.linger.mss is no setting of Kafka's producer client",
                "7: kafka.producer.linger.ms is not what Kafka takes for it: long, [0,...]",
                "8: kafka.consumer.isolation.level is not what Kafka takes for it: string,"
                        + " [read_committed, read_uncommitted]",
                "9: kafka.producer.bootstrap.servers is not for you to set: take it away",
                "10: kafka.sasl.mechanizm is no setting of Kafka's clients",
                "11: kafka.max.request.size is a setting of Kafka's producer client alone: say kafka.producer.max.request.size",
                "12: kafka.max.poll.records is a setting of Kafka's consumer client alone: say kafka.consumer.max.poll.records");
    }

    @Test
    void theStrongestValuesMaySayWhatHoldsAnyway() throws Exception {
        assertThat(read(SERVERS + "kafka.producer.acks=-1\nkafka.producer.enable.idempotence=true\n")
                        .producer())
                .containsEntry("acks", "all");
    }

    @Test
    void noSecretIsPrinted() throws Exception {
        Path jaas = Files.writeString(folder.resolve("jaas"), "hunter2;\n");

        KafkaSettings settings = read(SERVERS
                + "kafka.sasl.jaas.config.file=" + jaas
                + "\nkafka.consumer.ssl.key.password=hunter2\nkafka.streams.vault.pin=hunter2"
                + "\nkafka.config.providers.vault.param.pin=hunter2\nkafka.client.id=me\n");

        assertThat(settings.admin()).containsEntry("sasl.jaas.config", "hunter2;");
        assertThat(settings.toString())
                .contains("client.id=me", "ssl.key.password=***")
                .doesNotContain("hunter2");
    }

    @Test
    void kafkasClientsTakeWhatTheyAreGiven() throws Exception {
        KafkaSettings settings = read("kafka.bootstrap.servers=127.0.0.1:1\nkafka.producer.linger.ms=7\n");
        Map<String, Object> producer = settings.producer();

        try (Admin admin = Admin.create(settings.admin());
                KafkaProducer<byte[], byte[]> made =
                        new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(admin.metrics()).isNotEmpty();
            assertThat(made.metrics()).isNotEmpty();
        }
    }

    @Test
    void aKafkaThatDoesNotAnswerIsNamedWithinTheTimeSet() throws Exception {
        TopicSettings hasty = new TopicSettings(true, 1, OptionalInt.empty(), Duration.ofMillis(300));

        Admin admin = Admin.create(read("kafka.bootstrap.servers=127.0.0.1:1\n").admin());
        assertThatExceptionOfType(TopicsException.class)
                .isThrownBy(() -> Topics.ensure(admin, List.of(Topic.SPIKES), hasty))
                .withMessage("Kafka did not describe culprit.spikes within PT0.3S");
        admin.close(Duration.ZERO);
    }

    @Test
    void theRecordCannotExistWrong() {
        TopicSettings topics = new TopicSettings(true, 1, OptionalInt.empty(), Duration.ofSeconds(1));

        assertThatIllegalArgumentException().isThrownBy(() -> new KafkaSettings(List.of(), Map.of(), topics));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new KafkaSettings(List.of(new HostAndPort("a", 1)), Map.of("producer.acks", "1"), topics))
                .withMessage("producer.acks would lose acknowledged records: take it away");
    }

    private KafkaSettings read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("c"), text);
        return KafkaSettings.from(Settings.read(KafkaSettings.DEFINITION, Sources.of(Map.of(), Optional.of(file))));
    }

    private void assertMistakes(String text, String... mistakes) {
        String file = folder.resolve("c") + ":";
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(text))
                .satisfies(thrown -> assertThat(thrown.mistakes())
                        .map(mistake -> mistake.replace(file, ""))
                        .containsExactly(mistakes));
    }
}
