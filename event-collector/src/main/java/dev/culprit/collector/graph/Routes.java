package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What objects that are no workloads lead to or need themselves. */
final class Routes {
    private Routes() {}

    /** The Services behind an Ingress and the Secrets of its certificates, the Secrets of a ServiceAccount; none of others. */
    static Collection<ObjectRef> of(Snapshot object) {
        return switch (object.ref().knownKind()) {
            case "Ingress" -> ingress(object);
            case "ServiceAccount" ->
                Stream.of("imagePullSecrets", "secrets")
                        .flatMap(list -> PodTemplate.stream(object.content().path(list)))
                        .flatMap(secret -> named("Secret", object, secret.path("name")))
                        .toList();
            default -> List.of();
        };
    }

    private static Set<ObjectRef> ingress(Snapshot ingress) {
        JsonNode spec = ingress.spec();
        Stream<JsonNode> backends = Stream.concat(
                Stream.of(spec.path("defaultBackend"), spec.path("backend")),
                PodTemplate.stream(spec.path("rules"))
                        .flatMap(rule -> PodTemplate.stream(rule.path("http").path("paths")))
                        .map(path -> path.path("backend")));
        Stream<ObjectRef> services =
                backends.flatMap(backend -> Stream.of(backend.path("service").path("name"), backend.path("serviceName"))
                        .flatMap(name -> named("Service", ingress, name)));
        Stream<ObjectRef> secrets =
                PodTemplate.stream(spec.path("tls")).flatMap(tls -> named("Secret", ingress, tls.path("secretName")));
        return Stream.concat(services, secrets).collect(Collectors.toSet());
    }

    private static Stream<ObjectRef> named(String kind, Snapshot object, JsonNode name) {
        String text = name.asText("");
        return text.isBlank()
                ? Stream.empty()
                : Stream.of(ObjectRef.of(kind, object.ref().namespace(), text));
    }
}
