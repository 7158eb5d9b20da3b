package dev.culprit.deployables.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.deployables.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prometheus and Alertmanager take the files that are mounted for them. */
class MountedIT {
    private static final Path FOLDER = Path.of("../deploy");

    @Test
    void prometheusTakesItsConfiguration() throws Exception {
        assumeTrue(Tool.PROMTOOL.isThere(), Tool.PROMTOOL.needed());

        Tool.Result result = Tool.PROMTOOL.run(FOLDER, List.of("check", "config", "prometheus/prometheus.yml"));

        assertThat(result.exit()).as(result.output()).isZero();
    }

    @Test
    void alertmanagerTakesItsConfiguration() throws Exception {
        assumeTrue(Tool.AMTOOL.isThere(), Tool.AMTOOL.needed());

        Tool.Result result = Tool.AMTOOL.run(FOLDER, List.of("check-config", "alertmanager/alertmanager.yml"));

        assertThat(result.exit()).as(result.output()).isZero();
    }
}
