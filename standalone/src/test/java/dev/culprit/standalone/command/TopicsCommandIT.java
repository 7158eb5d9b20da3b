package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Topic;
import dev.culprit.standalone.kafka.AnyKafka;
import dev.culprit.standalone.kafka.OnAnyKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit topics} makes what is missing, and says what is wrong. */
@OnAnyKafka
class TopicsCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path scratch;

    @Test
    void topicsAreMadeAndThenFound() throws Exception {
        try (AnyKafka broker = AnyKafka.start(scratch)) {
            String servers = broker.bootstrapServers();
            Map<String, String> looking = Map.of(
                    "CULPRIT_KAFKA_BOOTSTRAP_SERVERS", servers,
                    "CULPRIT_KAFKA_TOPICS_CREATE", "false",
                    "CULPRIT_CLUSTER_NAME", "of another part");

            assertThat(topics(looking)).isEqualTo(1);
            assertThat(err.toString()).contains("culprit.changes is missing: create it with 4 partitions");

            assertThat(topics(Map.of("CULPRIT_KAFKA_BOOTSTRAP_SERVERS", servers)))
                    .isZero();
            assertThat(topics(looking)).isZero();
            assertThat(out.toString()).contains(Topic.values().length + " topics are there and right");
        }
    }

    @Test
    void brokersHaveToBeNamed() {
        assertThat(topics(Map.of())).isEqualTo(2);
        assertThat(err.toString()).contains("kafka.bootstrap.servers");
    }

    private int topics(Map<String, String> environment) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return CulpritCommand.commandLine(clock, environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("topics");
    }
}
