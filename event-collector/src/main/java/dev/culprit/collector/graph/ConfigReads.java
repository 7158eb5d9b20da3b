package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.graph.PodTemplate.Container;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a template says itself about whom its Pods call, and where else they read it.
 *
 * @param mentions hosts in values and arguments
 * @param keys single keys that are read from ConfigMaps as variables
 * @param whole ConfigMaps that are read as a whole, by name
 */
record ConfigReads(List<Mention> mentions, List<Key> keys, List<String> whole) {
    /** A key of a ConfigMap, read under the name of a variable. */
    record Key(String variable, String configMap, String key, String field) {}

    static ConfigReads of(PodTemplate template) {
        return new ConfigReads(
                template.containers().flatMap(ConfigReads::mentioned).toList(),
                template.containers().flatMap(ConfigReads::keys).toList(),
                Stream.concat(
                                template.containers()
                                        .flatMap(container -> container.items("envFrom"))
                                        .map(from ->
                                                from.node().path("configMapRef").path("name")),
                                template.volumes().flatMap(volume -> mounted(volume.node())))
                        .map(name -> name.asText(""))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList());
    }

    private static Stream<Mention> mentioned(Container container) {
        Stream<Mention> variables = container
                .items("env")
                .filter(variable -> variable.node().path("value").isTextual())
                .flatMap(variable -> Hosts.in(
                        variable.node().path("name").asText(""),
                        variable.node().path("value").textValue(),
                        variable.path())
                        .stream());
        Stream<Mention> arguments = Stream.of("command", "args")
                .flatMap(list -> Hosts.inArguments(
                        PodTemplate.stream(container.node().path(list))
                                .map(argument -> argument.asText(""))
                                .toList(),
                        container.path() + "." + list)
                        .stream());
        return Stream.concat(variables, arguments);
    }

    private static Stream<Key> keys(Container container) {
        return container
                .items("env")
                .filter(variable -> variable.node().path("valueFrom").has("configMapKeyRef"))
                .map(variable -> {
                    JsonNode ref = variable.node().path("valueFrom").path("configMapKeyRef");
                    return new Key(
                            variable.node().path("name").asText(""),
                            ref.path("name").asText(""),
                            ref.path("key").asText(""),
                            variable.path());
                });
    }

    private static Stream<JsonNode> mounted(JsonNode volume) {
        return Stream.concat(
                Stream.of(volume.path("configMap").path("name")),
                PodTemplate.stream(volume.path("projected").path("sources"))
                        .map(source -> source.path("configMap").path("name")));
    }
}
