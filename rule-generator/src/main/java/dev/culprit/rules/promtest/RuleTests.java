package dev.culprit.rules.promtest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.output.OutputFile;
import dev.culprit.rules.output.ResourceName;
import dev.culprit.rules.output.RuleFiles;
import dev.culprit.rules.output.Yaml;
import dev.culprit.rules.recording.RuleGenerator;
import dev.culprit.rules.recording.RuleGroup;
import java.util.List;
import java.util.stream.Stream;

/** A test file for {@code promtool test rules}, to stand beside the rules of an SLO or a composition. */
public final class RuleTests {
    private static final String SUFFIX = ".test.yaml";

    private RuleTests() {}

    /** For one group; the rules of a composition's parts must be beside it too. */
    public static OutputFile of(RuleGroup group, Promises promises) {
        List<RuleGroup> read =
                Stream.concat(parts(group, promises), Stream.of(group)).toList();
        List<Scenario> scenarios = switch (group.promise()) {
            case Slo slo -> new SloScenarios(slo).all();
            case Composition whole -> new CompositionScenarios(whole, promises).all();
        };
        return new OutputFile(ResourceName.file(group.promise()) + SUFFIX, Yaml.of(tree(read, scenarios)));
    }

    private static Stream<RuleGroup> parts(RuleGroup group, Promises promises) {
        return switch (group.promise()) {
            case Slo slo -> Stream.of();
            case Composition whole ->
                new CompositionScenarios(whole, promises)
                        .parts().stream().map(slo -> RuleGenerator.group(slo, promises));
        };
    }

    private static ObjectNode tree(List<RuleGroup> groups, List<Scenario> scenarios) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        var files = tree.putArray("rule_files");
        groups.forEach(group -> files.add(RuleFiles.rules(group).name()));
        tree.put("evaluation_interval", "1m");
        var order = tree.putArray("group_eval_order");
        groups.forEach(group -> order.add(group.name()));
        var tests = tree.putArray("tests");
        scenarios.forEach(scenario -> tests.add(test(scenario)));
        return tree;
    }

    private static ObjectNode test(Scenario scenario) {
        ObjectNode test = JsonNodeFactory.instance
                .objectNode()
                .put("name", scenario.name())
                .put("interval", "1m");
        var input = test.putArray("input_series");
        scenario.input()
                .forEach(series ->
                        input.addObject().put("series", series.series()).put("values", series.values()));
        var checks = test.putArray("promql_expr_test");
        scenario.checks().forEach(check -> {
            ObjectNode node = checks.addObject().put("expr", check.expression()).put("eval_time", check.minute() + "m");
            var samples = node.putArray("exp_samples");
            if (check.there()) {
                samples.addObject().put("labels", "{}").put("value", 1);
            }
        });
        return test;
    }
}
