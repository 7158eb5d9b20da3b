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

    /**
     * The Services behind an Ingress or a route and the Secrets of their certificates, the Secrets of a ServiceAccount, the
     * accounts that a binding gives its Role to, and that Role; none of others.
     */
    static Collection<ObjectRef> of(Snapshot object) {
        return switch (object.ref().knownKind()) {
            case "Ingress" -> ingress(object);
            case "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute" -> backends(object);
            case "VirtualService", "DestinationRule" -> meshRoute(object);
            case "RoleBinding", "ClusterRoleBinding" -> binding(object);
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

    private static Set<ObjectRef> backends(Snapshot route) {
        return PodTemplate.stream(route.spec().path("rules"))
                .flatMap(rule -> PodTemplate.stream(rule.path("backendRefs")))
                .flatMap(backend -> named(
                        "Service",
                        backend.path("namespace").asText(route.ref().namespace()),
                        backend.path("name").asText("")))
                .collect(Collectors.toSet());
    }

    /** What a mesh is told about hosts: {@code hay}, {@code hay.farm.svc.cluster.local}. */
    private static Set<ObjectRef> meshRoute(Snapshot route) {
        JsonNode spec = route.spec();
        Stream<JsonNode> targets = Stream.of("http", "tcp", "tls")
                .flatMap(list -> PodTemplate.stream(spec.path(list)))
                .flatMap(rule -> PodTemplate.stream(rule.path("route")))
                .map(target -> target.path("destination").path("host"));
        return Stream.of(Stream.of(spec.path("host")), PodTemplate.stream(spec.path("hosts")), targets)
                .flatMap(hosts -> hosts)
                .map(host -> host.asText("").split("\\.", -1))
                .filter(labels -> labels.length < 3 || labels[2].equals("svc"))
                .flatMap(labels -> named(
                        "Service", labels.length > 1 ? labels[1] : route.ref().namespace(), labels[0]))
                .collect(Collectors.toSet());
    }

    private static Set<ObjectRef> binding(Snapshot binding) {
        JsonNode content = binding.content();
        String own = binding.ref().namespace();
        Stream<ObjectRef> accounts = PodTemplate.stream(content.path("subjects"))
                .filter(subject -> subject.path("kind").asText("").equals("ServiceAccount"))
                .flatMap(subject -> named(
                        "ServiceAccount",
                        subject.path("namespace").asText(own),
                        subject.path("name").asText("")));
        JsonNode role = content.path("roleRef");
        String kind = role.path("kind").asText("");
        Stream<ObjectRef> given = kind.isBlank() || role.path("name").asText("").isBlank()
                ? Stream.empty()
                : Stream.of(new ObjectRef(
                        role.path("apiGroup").asText(""),
                        kind,
                        kind.equals("Role") ? own : "",
                        role.path("name").asText("")));
        return Stream.concat(accounts, given).collect(Collectors.toSet());
    }

    private static Stream<ObjectRef> named(String kind, String namespace, String name) {
        return name.isBlank() || namespace.isBlank() ? Stream.empty() : Stream.of(ObjectRef.of(kind, namespace, name));
    }

    private static Stream<ObjectRef> named(String kind, Snapshot object, JsonNode name) {
        String text = name.asText("");
        return text.isBlank()
                ? Stream.empty()
                : Stream.of(ObjectRef.of(kind, object.ref().namespace(), text));
    }
}
