package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import dev.culprit.collector.graph.PodTemplate.Container;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Pod cannot start or run without: what its template mounts, reads its environment from, and runs under. */
final class Uses {
    private final PodTemplate template;

    private Uses(PodTemplate template) {
        this.template = template;
    }

    static List<DependencyEdge> of(PodTemplate template) {
        var uses = new Uses(template);
        return Stream.of(
                        template.containers().flatMap(uses::ofContainer),
                        template.volumes().flatMap(volume -> uses.ofVolume(volume.path(), volume.node())),
                        uses.ofPod())
                .flatMap(edges -> edges)
                .toList();
    }

    private Stream<DependencyEdge> ofContainer(Container container) {
        Stream<DependencyEdge> whole = container
                .items("envFrom")
                .flatMap(from -> Stream.of(
                                edge(
                                        "ConfigMap",
                                        from.node().path("configMapRef").path("name"),
                                        from.path()),
                                edge("Secret", from.node().path("secretRef").path("name"), from.path()))
                        .flatMap(Optional::stream));
        Stream<DependencyEdge> keys = container.items("env").flatMap(variable -> {
            JsonNode from = variable.node().path("valueFrom");
            return Stream.of(
                            edge("ConfigMap", from.path("configMapKeyRef").path("name"), variable.path()),
                            edge("Secret", from.path("secretKeyRef").path("name"), variable.path()))
                    .flatMap(Optional::stream);
        });
        return Stream.concat(whole, keys);
    }

    private Stream<DependencyEdge> ofVolume(String path, JsonNode volume) {
        Stream<DependencyEdge> own = Stream.of(
                        edge("ConfigMap", volume.path("configMap").path("name"), path),
                        edge("Secret", volume.path("secret").path("secretName"), path),
                        edge(
                                "PersistentVolumeClaim",
                                volume.path("persistentVolumeClaim").path("claimName"),
                                path))
                .flatMap(Optional::stream);
        Stream<DependencyEdge> projected = PodTemplate.stream(
                        volume.path("projected").path("sources"))
                .flatMap(source -> Stream.of(
                                edge("ConfigMap", source.path("configMap").path("name"), path),
                                edge("Secret", source.path("secret").path("name"), path))
                        .flatMap(Optional::stream));
        return Stream.concat(own, projected);
    }

    private Stream<DependencyEdge> ofPod() {
        JsonNode pod = template.podSpec();
        Stream<DependencyEdge> account =
                edge("ServiceAccount", pod.path("serviceAccountName"), template.specPath() + ".serviceAccountName")
                        .stream();
        Stream<DependencyEdge> pulls = PodTemplate.stream(pod.path("imagePullSecrets"))
                .flatMap(secret ->
                        edge("Secret", secret.path("name"), template.specPath() + ".imagePullSecrets").stream());
        return Stream.concat(account, pulls);
    }

    private Optional<DependencyEdge> edge(String kind, JsonNode name, String field) {
        String text = name.asText("");
        if (text.isBlank()) {
            return Optional.empty();
        }
        ObjectRef target = template.sibling(kind, text);
        return Optional.of(new DependencyEdge(Relation.USES, target, field));
    }
}
