package dev.culprit.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Json;
import dev.culprit.api.record.Objective;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Verdict;
import dev.culprit.collector.Outgoing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordBytesTest {
    private static final Path GOLDEN = Path.of("../api/src/test/resources/golden");

    @Test
    void aVerdictGoesToKafka() throws IOException {
        assertThat(sent(Topic.VERDICTS, "verdict.json", Verdict.class)).isNotEmpty();
    }

    @Test
    void anObjectiveGoesToKafka() throws IOException {
        assertThat(sent(Topic.OBJECTIVES, "objective.json", Objective.class)).isNotEmpty();
    }

    /** What was read back, equal to what was sent. */
    private static byte[] sent(Topic topic, String golden, Class<?> type) throws IOException {
        Object record = Json.mapper().readValue(Files.readString(GOLDEN.resolve(golden)), type);
        byte[] bytes = RecordBytes.of(new Outgoing.Keyed(topic, "key", "key", record, Instant.EPOCH));
        assertThat(Json.mapper().readValue(bytes, type)).isEqualTo(record);
        return bytes;
    }
}
