package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.deployables.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts about Culprit itself, as Prometheus understands them. */
class AlertsIT {
    @TempDir
    private Path scratch;

    @BeforeEach
    void needsPromtool() throws Exception {
        assumeTrue(Tool.PROMTOOL.isThere(), Tool.PROMTOOL.needed());
        JsonNode rule = Chart.of("strimzi").of("PrometheusRule").getFirst();
        // a JSON text is a YAML text
        Files.writeString(scratch.resolve("rules.yaml"), new ObjectMapper().writeValueAsString(rule.path("spec")));
    }

    @Test
    void areRulesThatPrometheusTakes() throws Exception {
        Tool.Result result = Tool.PROMTOOL.run(scratch, List.of("check", "rules", "--lint-fatal", "rules.yaml"));

        assertThat(result.exit()).as(result.output()).isZero();
    }

    @Test
    void fireWhenTheyShouldAndOnlyThen() throws Exception {
        Files.copy(Path.of("src/test/resources/alerts-test.yaml"), scratch.resolve("alerts-test.yaml"));

        Tool.Result result = Tool.PROMTOOL.run(scratch, List.of("test", "rules", "alerts-test.yaml"));

        assertThat(result.exit()).as(result.output()).isZero();
    }
}
