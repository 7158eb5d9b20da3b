package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.culprit.deployables.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts about Culprit itself, as Prometheus understands them. */
class AlertsIT {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Path CASES = Path.of("src/test/resources/alerts-test.yaml");

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
        Files.copy(CASES, scratch.resolve("alerts-test.yaml"));

        Tool.Result result = Tool.PROMTOOL.run(scratch, List.of("test", "rules", "alerts-test.yaml"));

        assertThat(result.exit()).as(result.output()).isZero();
    }

    /** Of the series of the first two cases in the file: that what is told of one thing alone raises no other thing's alert. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "culprit_ready                            | CulpritNotReady",
                "culprit_collector_late_seconds           | CulpritCollectorDisconnected",
                "culprit_collector_unread                 | CulpritKindsUnread",
                "culprit_collector_payloads_unkept_total  | CulpritAlertsNotKept",
                "culprit_collector_records_left_out_total | CulpritRecordsLost",
                "culprit_collector_alerts_total           | CulpritDeadLetters",
                "culprit_correlator_lag                   | CulpritLag CulpritSpikesUnanswered",
                "culprit_correlator_sent_total            | CulpritDeadLetters",
                "culprit_report_waiting                   | CulpritReportStuck",
                "culprit_notify_waiting                   | CulpritMessagesStuck",
                "culprit_summaries_held                   | CulpritModelHeld",
                "culprit_rules_failures_total             | CulpritRulesNotWritten",
            })
    void oneThingThatIsWrongRaisesItsAlertAlone(String wrong, String alerts) throws Exception {
        JsonNode cases = YAML.readTree(Files.readString(CASES)).path("tests");
        ArrayNode told = YAML.createArrayNode();
        cases.at("/0/input_series").forEach(series -> addWhere(series, !isOf(series, wrong), told));
        cases.at("/1/input_series").forEach(series -> addWhere(series, isOf(series, wrong), told));
        ObjectNode test = YAML.createObjectNode().put("interval", "1m");
        test.set("input_series", told);
        ObjectNode question = test.putArray("promql_expr_test").addObject();
        question.put("expr", "count by (alertname) (ALERTS{alertstate=\"firing\"})")
                .put("eval_time", "110m");
        ArrayNode answer = question.putArray("exp_samples");
        for (String alert : alerts.split(" ", -1)) {
            answer.addObject().put("labels", "{alertname=\"" + alert + "\"}").put("value", 1);
        }
        ObjectNode file = YAML.createObjectNode().put("evaluation_interval", "1m");
        file.putArray("rule_files").add("rules.yaml");
        file.putArray("tests").add(test);
        Files.writeString(scratch.resolve("one.yaml"), YAML.writeValueAsString(file));

        Tool.Result result = Tool.PROMTOOL.run(scratch, List.of("test", "rules", "one.yaml"));
        assertThat(result.exit()).as(result.output()).isZero();
    }

    private static void addWhere(JsonNode series, boolean isTold, ArrayNode told) {
        if (isTold) {
            told.add(series);
        }
    }

    private static boolean isOf(JsonNode series, String metric) {
        return series.path("series").asText().startsWith(metric + "{");
    }

    @Test
    void eachIsAmongThoseThatAreTried() throws Exception {
        String cases = Files.readString(CASES);

        for (JsonNode rule : Chart.of("strimzi").of("PrometheusRule").getFirst().at("/spec/groups/0/rules")) {
            assertThat(cases).contains("alertname=\"" + rule.path("alert").asText() + "\"");
        }
    }
}
