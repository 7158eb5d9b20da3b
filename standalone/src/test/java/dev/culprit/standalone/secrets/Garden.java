package dev.culprit.standalone.secrets;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.standalone.live.Kubectl;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Plants as objects of a namespace: what a real API server wants is filled in, and every one has a name of its own. */
final class Garden implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String OWN_KIND = "Well";

    private final Kubectl cluster;
    private final String group;
    private final Map<String, Plant> byObject = new TreeMap<>();

    Garden(Kubectl cluster, List<Plant> plants) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.group = cluster.namespace() + ".example.org";
        plants.stream()
                .filter(plant -> !plant.arrives().equals("alert"))
                .forEach(plant -> byObject.put("plant-" + byObject.size(), plant));
        cluster.runWith("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: wells.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {kind: Well, plural: wells}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """.formatted(group), "apply", "-f", "-");
        cluster.run("wait", "--for=condition=established", "--timeout=30s", "crd/wells." + group);
    }

    /** As the setting of kinds to watch names it. */
    String ownKind() {
        return group + "/v1/" + OWN_KIND;
    }

    /** The names of all objects, with the place that each is. */
    Map<String, Plant> objects() {
        return byObject;
    }

    /** Writes all of them with a verb of kubectl; what is planted in each is told by its name. */
    void write(String verb, Instant at, UnaryOperator<String> planted) throws IOException, InterruptedException {
        var items = new ArrayList<ObjectNode>();
        for (var entry : byObject.entrySet()) {
            items.add(
                    object(entry.getValue().with(planted.apply(entry.getValue().name())), entry.getKey(), at));
        }
        ObjectNode list =
                Json.mapper().createObjectNode().put("apiVersion", "v1").put("kind", "List");
        // what a Pod is made of cannot be altered: of one that is there the status is written alone
        list.putArray("items")
                .addAll(items.stream()
                        .filter(object -> verb.equals("create") || !object.has("status"))
                        .toList());
        writeAll(verb, list.toString());
        for (ObjectNode pod : items) {
            if (pod.has("status")) {
                String path = "/api/v1/namespaces/%s/pods/%s/status"
                        .formatted(cluster.namespace(), pod.at("/metadata/name").asText());
                cluster.runWith(pod.toString(), "replace", "--raw", path, "-f", "-");
            }
        }
    }

    /** Again where a controller has written the status of one meanwhile. */
    private void writeAll(String verb, String list) {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> String.valueOf(e.getMessage()).contains("(Conflict)"))
                .until(() -> !cluster.runWith(list, verb, "--validate=false", "-f", "-")
                        .isEmpty());
    }

    private ObjectNode object(ObjectNode object, String name, Instant at) throws JsonProcessingException {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.put("name", name).put("namespace", cluster.namespace()).remove("managedFields");
        switch (object.path("kind").asText()) {
            case "Deployment" -> deployment(object, name);
            case "Service" ->
                object.set("spec", Json.mapper().readTree("{\"clusterIP\": \"None\", \"ports\": [{\"port\": 80}]}"));
            case "Event" -> {
                object.withObjectProperty("involvedObject")
                        .put("namespace", cluster.namespace())
                        .put("name", name);
                object.put("firstTimestamp", at.toString())
                        .put("lastTimestamp", at.toString())
                        .put("count", 1);
            }
            case OWN_KIND -> object.put("apiVersion", group + "/v1");
            default -> {
                // whole as it is
            }
        }
        return object;
    }

    private static void deployment(ObjectNode object, String name) throws JsonProcessingException {
        ObjectNode spec = object.withObjectProperty("spec").put("replicas", 0);
        spec.withObjectProperty("selector").withObjectProperty("matchLabels").put("app", name);
        ObjectNode template = spec.withObjectProperty("template");
        template.withObjectProperty("metadata").withObjectProperty("labels").put("app", name);
        if (!template.withObjectProperty("spec").has("containers")) {
            template.withObjectProperty("spec")
                    .set("containers", Json.mapper().readTree("[{\"name\": \"main\", \"image\": \"barn:1\"}]"));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            cluster.run("delete", "crd", "wells." + group, "--wait=false");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
