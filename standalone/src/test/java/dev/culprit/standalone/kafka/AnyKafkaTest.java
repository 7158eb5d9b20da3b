package dev.culprit.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.culprit.standalone.kafka.AnyKafka.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AnyKafkaTest {
    @Test
    void theProfileChooses() {
        assertThat(Choice.of("embedded")).isEqualTo(Choice.EMBEDDED);
        assertThat(Choice.of("container")).isEqualTo(Choice.CONTAINER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Choice.of("docker"))
                .withMessage("culprit.test.kafka must be embedded or container, not docker");
    }

    @Test
    void aContainerIsSkippedWithAWordWhereThereIsNoDocker() {
        assertThat(ContainersNeedDocker.on(Choice.CONTAINER, () -> false))
                .matches(result -> result.isDisabled()
                        && result.getReason()
                                .orElseThrow()
                                .equals("is skipped: there is no Docker for Kafka's container"));
        assertThat(ContainersNeedDocker.on(Choice.CONTAINER, () -> true).isDisabled())
                .isFalse();
    }

    @Test
    void theEmbeddedBrokerNeedsNoDocker() {
        assertThat(ContainersNeedDocker.on(Choice.EMBEDDED, () -> {
                            throw new AssertionError("nobody asks");
                        })
                        .isDisabled())
                .isFalse();
    }

    @Test
    void theContainerIsThatOfTheComposeFile() throws Exception {
        assertThat(Files.readString(Path.of("..", "docker-compose.yml")))
                .contains("image: " + AnyKafka.Contained.IMAGE + "\n");
    }
}
