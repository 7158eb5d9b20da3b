package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which labels an object selects by.
 *
 * @param expressions each of which must hold too
 * @param selectsAll whether it selects everything where it demands nothing: a policy does, a Service does not
 */
record LabelSelector(SortedMap<String, String> labels, List<Expression> expressions, boolean selectsAll) {
    /** {@code tier In (web, api)}. */
    record Expression(String key, String operator, List<String> values) {
        private boolean holds(SortedMap<String, String> labels) {
            @Nullable String value = labels.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
        }
    }

    /** A Service's: plain labels. */
    static LabelSelector ofService(JsonNode selector) {
        return new LabelSelector(Snapshot.strings(selector), List.of(), false);
    }

    /** That of a NetworkPolicy or PodDisruptionBudget; where there is none it selects nothing. */
    static LabelSelector ofPolicy(JsonNode selector) {
        List<Expression> expressions = PodTemplate.stream(selector.path("matchExpressions"))
                .map(expression -> new Expression(
                        expression.path("key").asText(""),
                        expression.path("operator").asText(""),
                        PodTemplate.stream(expression.path("values"))
                                .map(value -> value.asText(""))
                                .toList()))
                .toList();
        return new LabelSelector(Snapshot.strings(selector.path("matchLabels")), expressions, selector.isObject());
    }

    /** That of a mesh's policy; where there is none it selects everything. */
    static LabelSelector ofMesh(JsonNode selector) {
        return new LabelSelector(Snapshot.strings(selector.path("matchLabels")), List.of(), true);
    }

    static LabelSelector none() {
        return new LabelSelector(new TreeMap<>(), List.of(), false);
    }

    boolean selects(Workload workload) {
        if (labels.isEmpty() && expressions.isEmpty()) {
            return selectsAll;
        }
        SortedMap<String, String> of = workload.podLabels();
        return of.entrySet().containsAll(labels.entrySet())
                && expressions.stream().allMatch(expression -> expression.holds(of));
    }
}
