package dev.culprit.rules.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.rules.recording.Rule;
import dev.culprit.rules.recording.RuleGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Groups as a rule file of Prometheus has them. */
public final class GroupTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GroupTree() {}

    /** {@code groups: [{name, rules: [...]}]}. */
    public static ObjectNode of(List<RuleGroup> groups) {
        ObjectNode tree = NODES.objectNode();
        var list = tree.putArray("groups");
        groups.forEach(group -> {
            ObjectNode node = list.addObject().put("name", group.name());
            var rules = node.putArray("rules");
            group.rules().forEach(rule -> rules.add(rule(rule)));
        });
        return tree;
    }

    private static ObjectNode rule(Rule rule) {
        ObjectNode node = NODES.objectNode();
        switch (rule) {
            case Rule.Recorded recorded ->
                node.put("record", recorded.series()).put("expr", Lines.of(recorded.expression()));
            case Rule.Alert alert -> {
                node.put("alert", alert.name()).put("expr", Lines.of(alert.expression()));
                if (!alert.hold().isZero()) {
                    node.put("for", duration(alert.hold()));
                }
            }
        }
        texts(node.putObject("labels"), rule.labels());
        if (rule instanceof Rule.Alert alert) {
            texts(node.putObject("annotations"), alert.annotations());
        }
        return node;
    }

    static void texts(ObjectNode node, Map<String, String> texts) {
        texts.forEach(node::put);
    }

    private static String duration(Duration length) {
        return length.toMinutes() + "m";
    }
}
