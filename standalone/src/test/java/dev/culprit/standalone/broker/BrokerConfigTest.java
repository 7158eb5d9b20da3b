package dev.culprit.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerConfigTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortThatCannotBeIsRefusedByName(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerConfig(Path.of("data"), port))
                .withMessage("port must be between 0 and 65535, but is " + port);
    }

    @Test
    void aRelativeFolderIsSettledAtOnce() {
        assertThat(new BrokerConfig(Path.of("a/../data"), 9092).dataDirectory())
                .isEqualTo(Path.of("data").toAbsolutePath());
    }
}
