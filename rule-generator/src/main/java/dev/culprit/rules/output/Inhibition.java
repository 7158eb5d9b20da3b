package dev.culprit.rules.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.rules.recording.AlertRules;
import dev.culprit.rules.recording.RuleGroup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What Alertmanager needs so that a faster tier silences the slower ones of the same SLO. */
public final class Inhibition {
    public static final String FILE = "alertmanager-inhibit-rules.yaml";

    private static final List<String> SAME = List.of("slo_name", "slo_namespace", "objective_name");

    private Inhibition() {}

    /** To be put into Alertmanager's configuration; as many tiers as the SLO with the most has. */
    public static OutputFile of(List<RuleGroup> groups) {
        int most = groups.stream()
                .mapToInt(group -> group.promise().alerts().tiers().size())
                .max()
                .orElse(0);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        var rules = tree.putArray("inhibit_rules");
        for (int tier = 1; tier < most; tier++) {
            ObjectNode rule = rules.addObject();
            rule.putArray("source_matchers").add(AlertRules.TIER + "=\"" + tier + "\"");
            rule.putArray("target_matchers").add(AlertRules.TIER + "=~\"" + slower(tier, most) + "\"");
            SAME.forEach(rule.withArray("equal")::add);
        }
        return new OutputFile(FILE, Yaml.of(tree));
    }

    private static String slower(int tier, int most) {
        return IntStream.rangeClosed(tier + 1, most).mapToObj(String::valueOf).collect(Collectors.joining("|"));
    }
}
