package dev.culprit.rules.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.rules.recording.RuleGroup;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rules as files or as one text.
 *
 * @param labels of the objects made, by which an operator selects them: {@code release: kube-prometheus-stack}
 */
public record RuleFiles(RuleFormat format, SortedMap<String, String> labels) {
    public static final String RULES_SUFFIX = ".rules.yaml";

    private static final Map<String, String> WRITER = Map.of("app.kubernetes.io/managed-by", "culprit");

    public RuleFiles {
        labels = new TreeMap<>(labels);
    }

    /** One file of each group. */
    public List<OutputFile> files(List<RuleGroup> groups) {
        return groups.stream()
                .map(group -> switch (format) {
                    case RULES -> rules(group);
                    case PROMETHEUS_RULE -> file(group, "prometheusrule", prometheusRule(group));
                    case CONFIGMAP -> file(group, "configmap", configMap(group));
                })
                .toList();
    }

    /** All in one text: a rule file, or several documents. */
    public String text(List<RuleGroup> groups) {
        return switch (format) {
            case RULES -> Yaml.of(GroupTree.of(groups));
            case PROMETHEUS_RULE ->
                documents(groups.stream().map(this::prometheusRule).toList());
            case CONFIGMAP -> documents(groups.stream().map(this::configMap).toList());
        };
    }

    /** A file that promtool reads. */
    public static OutputFile rules(RuleGroup group) {
        return new OutputFile(ResourceName.file(group.promise()) + RULES_SUFFIX, Yaml.of(GroupTree.of(List.of(group))));
    }

    private static String documents(List<ObjectNode> objects) {
        return objects.stream().map(Yaml::of).collect(Collectors.joining("---\n"));
    }

    private static OutputFile file(RuleGroup group, String kind, ObjectNode object) {
        return new OutputFile(ResourceName.file(group.promise()) + "." + kind + ".yaml", Yaml.of(object));
    }

    /** As the Prometheus Operator has it. */
    public ObjectNode prometheusRule(RuleGroup group) {
        ObjectNode object = object("monitoring.coreos.com/v1", "PrometheusRule", group);
        object.set("spec", GroupTree.of(List.of(group)));
        return object;
    }

    public ObjectNode configMap(RuleGroup group) {
        ObjectNode object = object("v1", "ConfigMap", group);
        OutputFile rules = rules(group);
        object.putObject("data").put(rules.name(), rules.content());
        return object;
    }

    private ObjectNode object(String version, String kind, RuleGroup group) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("apiVersion", version).put("kind", kind);
        ObjectNode metadata = object.putObject("metadata")
                .put("name", ResourceName.of(group.promise()))
                .put("namespace", group.promise().ref().namespace());
        var all = new TreeMap<>(labels);
        all.putAll(WRITER);
        GroupTree.texts(metadata.putObject("labels"), all);
        return object;
    }
}
