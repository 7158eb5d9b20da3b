package dev.culprit.rules.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.rules.output.Yaml;
import dev.culprit.rules.recording.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A past for a real Prometheus: counters, and what rules would have recorded of them each minute. As each rule reads what
 * others recorded, they are worked off level by level.
 */
record Backfill(Path folder) {
    /** How many levels of rules stand one upon the other, by the names of what they record. */
    enum Level {
        RATES,
        ERRORS,
        EDGES,
        EVENTS,
        RATIOS,
        BURNS,
        COMPOSITIONS;

        private boolean has(String name) {
            return switch (this) {
                case RATES -> name.equals("slok:objective_target") || name.equals("slok:sli_total:rate5m");
                case ERRORS -> name.equals("slok:sli_interval_seconds") || name.equals("slok:sli_errors:rate5m");
                case EDGES -> name.endsWith(":edge5m");
                case EVENTS -> name.startsWith("slok:sli_events:");
                case RATIOS -> name.startsWith("slok:sli_error_rate:");
                case BURNS ->
                    name.startsWith("slok:burn_rate:")
                            || name.equals("slok:sli_no_data")
                            || name.startsWith("slok:sli_component_error_rate:");
                case COMPOSITIONS ->
                    name.startsWith("slok:sli_error_composition_rate:")
                            || name.equals("slok:composition_component_missing");
            };
        }

        List<Rule.Recorded> of(List<Rule.Recorded> rules) {
            return rules.stream().filter(rule -> has(rule.series())).toList();
        }
    }

    /** From one moment to another. */
    record Span(Instant from, Instant to) {}

    static List<Rule.Recorded> recorded(Stream<Rule> rules) {
        return rules.filter(Rule.Recorded.class::isInstance)
                .map(Rule.Recorded.class::cast)
                .toList();
    }

    void load(String openMetrics) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("prometheus.yml"), "global: {evaluation_interval: 1m}\n");
        Files.writeString(folder.resolve("history.txt"), openMetrics);
        blocks("openmetrics", "history.txt", "data");
    }

    /** Rules that read nothing of each other. */
    void record(List<Rule.Recorded> rules, Span span) throws IOException, InterruptedException {
        assertThat(rules).isNotEmpty();
        Files.writeString(folder.resolve("level.yml"), Yaml.of(file(rules)));
        try (var server = new Server(folder)) {
            blocks(
                    "rules",
                    "--url=" + server.url(),
                    "--start=" + span.from().getEpochSecond(),
                    "--end=" + span.to().getEpochSecond(),
                    "--eval-interval=1m",
                    "--output-dir=data",
                    "level.yml");
        }
    }

    private static ObjectNode file(List<Rule.Recorded> rules) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ArrayNode list =
                file.putArray("groups").addObject().put("name", "level").putArray("rules");
        for (Rule.Recorded rule : rules) {
            ObjectNode node = list.addObject().put("record", rule.series()).put("expr", rule.expression());
            ObjectNode labels = node.putObject("labels");
            rule.labels().forEach(labels::put);
        }
        return file;
    }

    /** In few blocks: else each rule makes one for every two hours. */
    private void blocks(String... arguments) throws IOException, InterruptedException {
        Tool tool = Tool.run(
                folder,
                Stream.concat(
                                Stream.of(
                                        Tool.PROMTOOL.toString(),
                                        "tsdb",
                                        "create-blocks-from",
                                        "--max-block-duration=2000h"),
                                Arrays.stream(arguments))
                        .toList());
        assertThat(tool.exit()).as(tool.output()).isZero();
    }
}
