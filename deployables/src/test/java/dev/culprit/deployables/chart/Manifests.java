package dev.culprit.deployables.chart;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rendered objects. */
public record Manifests(List<JsonNode> objects) {
    /** As strict as kubectl: a key that stands twice is a mistake. */
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    public Manifests {
        objects = List.copyOf(objects);
    }

    static Manifests parse(String text) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return new Manifests(values.readAll().stream()
                    .filter(JsonNode::isObject)
                    .filter(object -> !object.isEmpty())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of a kind. */
    public List<JsonNode> of(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    /** One of them, by its name. */
    public JsonNode one(String kind, String name) {
        return of(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** Deployments, StatefulSets and Jobs. */
    public List<JsonNode> workloads() {
        return Stream.of("Deployment", "StatefulSet", "Job")
                .flatMap(kind -> of(kind).stream())
                .toList();
    }

    /** Of a workload's only container. */
    public static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    /** What the container of a workload is told; a Secret's value as the given one. */
    public Map<String, String> environment(JsonNode workload, String secret) {
        var environment = new TreeMap<String, String>();
        for (JsonNode from : container(workload).path("envFrom")) {
            JsonNode map = one("ConfigMap", from.at("/configMapRef/name").asText());
            map.path("data")
                    .properties()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asText()));
        }
        for (JsonNode variable : container(workload).path("env")) {
            environment.put(variable.path("name").asText(), value(variable, workload, secret));
        }
        return environment;
    }

    private static String value(JsonNode variable, JsonNode workload, String secret) {
        if (variable.has("value")) {
            return variable.path("value").asText();
        }
        return variable.at("/valueFrom/secretKeyRef").isMissingNode()
                ? workload.at("/metadata/name").asText() + "-0"
                : secret;
    }

    /** Every text in an object. */
    public static Stream<String> texts(JsonNode node) {
        return node.isValueNode()
                ? Stream.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false).flatMap(Manifests::texts);
    }
}
