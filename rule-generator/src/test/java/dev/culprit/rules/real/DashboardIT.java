package dev.culprit.rules.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.rules.Given;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.RuleFormat;
import dev.culprit.rules.output.Yaml;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.testing.dashboard.Dashboard;
import dev.culprit.testing.dashboard.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dashboards ask is PromQL, and what that of SLOs asks has an answer where their rules are evaluated. */
class DashboardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** That of Prometheus, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickSeconds(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPrometheus() {
        assumeTrue(Tool.areThere(), Tool.NEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slos", "culprit"})
    void prometheusReadsEveryQuery(String name) throws Exception {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ArrayNode rules = file.putArray("groups").addObject().put("name", name).putArray("rules");
        for (Query query : Dashboard.of(name).queries()) {
            rules.addObject()
                    .put("record", "query:" + rules.size())
                    .put("expr", query.expression())
                    .putObject("labels")
                    .put("place", query.place());
        }
        Files.writeString(folder.resolve("queries.yml"), Yaml.of(file));
        Tool tool = Tool.run(folder, List.of(Tool.PROMTOOL.toString(), "check", "rules", "queries.yml"));

        assertThat(tool.output()).contains("SUCCESS: " + rules.size() + " rules found");
        assertThat(tool.exit()).as(tool.output()).isZero();
    }

    /** Two services of which half of all requests fail, one that is not there, and compositions of them. */
    @Test
    void whereRulesAreEvaluatedNoPanelOfTheSlosIsEmpty() throws Exception {
        var backfill = new Backfill(folder);
        backfill.load(history());
        Files.writeString(
                folder.resolve("prometheus.yml"), "{global: {evaluation_interval: 1s}, rule_files: [slos.yml]}\n");
        var promises = Given.yaml(
                        Given.slo("a"),
                        Given.slo("b"),
                        Given.slo("gone"),
                        Given.composition("worst", "{type: AND_MIN}", "a", "b", "gone"),
                        Given.composition(
                                "routes",
                                "{type: WEIGHTED_ROUTES, params: {routes: [{name: direct, weight: 0.9, chain: [a]},"
                                        + " {name: longer, weight: 0.1, chain: [a, b]}]}}",
                                "a",
                                "b"))
                .promises();
        var files = new RuleFiles(RuleFormat.RULES, new TreeMap<>());
        Files.writeString(folder.resolve("slos.yml"), files.text(RuleGenerator.generate(promises)));
        List<Query> queries = Dashboard.of("slos").queries();
        try (var server = new Server(folder)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(queries)
                            .allSatisfy(query -> assertThat(server.now(query.expression()))
                                    .as(query.toString())
                                    .anyMatch(series -> hasAll(series, query))));
            Query status = queries.stream()
                    .filter(query -> query.place().endsWith("SLOs\""))
                    .findFirst()
                    .orElseThrow();
            // as its mappings say: 4 and more is violated, 2 is not measured
            assertThat(server.now(status.expression()))
                    .hasSize(3)
                    .anyMatch(slo -> isAt(slo, "a") && value(slo) >= 4)
                    .anyMatch(slo -> isAt(slo, "gone") && value(slo) == 2);
        }
    }

    private static boolean isAt(JsonNode series, String slo) {
        return series.at("/metric/slo_name").asText().equals(slo);
    }

    private static int value(JsonNode series) {
        return series.at("/value/1").asInt();
    }

    private static boolean hasAll(JsonNode series, Query query) {
        return query.shown().stream().allMatch(label -> series.path("metric").has(label));
    }

    /** Scrapes of the last twenty minutes; the rules do the rest as they are evaluated. */
    private static String history() {
        long now = CLOCK.instant().getEpochSecond();
        return Stream.of("a", "b")
                .flatMap(slo -> Stream.of("requests_total 20", "errors_total 10")
                        .map(counter -> counter.split(" "))
                        .flatMap(counter -> LongStream.rangeClosed(0, 80)
                                .mapToObj(scrape -> counter[0] + "{slo=\"" + slo + "\"} "
                                        + scrape * Long.parseLong(counter[1]) + " " + (now - 15 * (80 - scrape) - 2))))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n# EOF\n"));
    }
}
