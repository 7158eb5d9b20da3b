package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The Pod template of a workload.
 *
 * @param path where in the object it lies
 */
record PodTemplate(ObjectRef workload, String path, JsonNode template) {
    /** A container with the path to it. */
    record Container(String path, JsonNode node) {
        Stream<Container> items(String list) {
            return stream(node.path(list)).map(item -> new Container(item(path, list, item), item));
        }

        private static String item(String path, String list, JsonNode item) {
            JsonNode ref = item.has("configMapRef") ? item.path("configMapRef") : item.path("secretRef");
            String label = item.path("name").asText(ref.path("name").asText(""));
            return path + "." + list + "[" + label + "]";
        }
    }

    static PodTemplate of(Snapshot workload) {
        boolean cron = workload.ref().kind().equals("CronJob");
        JsonNode spec = workload.spec();
        return new PodTemplate(
                workload.ref(),
                cron ? "spec.jobTemplate.spec.template" : "spec.template",
                cron ? spec.path("jobTemplate").path("spec").path("template") : spec.path("template"));
    }

    JsonNode podSpec() {
        return template.path("spec");
    }

    JsonNode labels() {
        return template.path("metadata").path("labels");
    }

    String specPath() {
        return path + ".spec";
    }

    Stream<Container> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> new Container(specPath(), podSpec()).items(list));
    }

    Stream<Container> volumes() {
        return new Container(specPath(), podSpec()).items("volumes");
    }

    ObjectRef sibling(String kind, String name) {
        return ObjectRef.of(kind, workload.namespace(), name);
    }

    static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).filter(Objects::nonNull);
    }
}
