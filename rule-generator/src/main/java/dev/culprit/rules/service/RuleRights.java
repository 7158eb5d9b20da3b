package dev.culprit.rules.service;

import dev.culprit.rules.resource.DeclaredComposition;
import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.runtime.cluster.Right;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** The rights that rules and status of SLOs need; examples/rule-generator/rbac.yaml grants them. */
public final class RuleRights {
    private static final String LEASES = "coordination.k8s.io";

    private RuleRights() {}

    /** All of them, where rules go to that place. */
    public static List<Right> of(RuleSettings settings, Place place) {
        List<String> namespaces = settings.namespaces().isEmpty() ? List.of("") : settings.namespaces();
        Stream<Right> objects = namespaces.stream().flatMap(namespace -> in(namespace, place));
        // renewed by patches; its client asks for updates, and makes none
        Stream<Right> lease = settings.lease().stream()
                .flatMap(one -> Stream.of("get", "create", "update", "patch")
                        .map(verb -> new Right(verb, LEASES, "leases", one.namespace())));
        return Stream.concat(objects, lease).toList();
    }

    private static Stream<Right> in(String namespace, Place place) {
        Stream<Right> declared = Stream.of(DeclaredObjective.class, DeclaredComposition.class)
                .flatMap(kind -> {
                    String group = HasMetadata.getGroup(kind);
                    String plural = HasMetadata.getPlural(kind);
                    return Stream.concat(
                            rights(List.of("list", "watch"), group, plural, namespace),
                            rights(List.of("patch"), group, plural + "/status", namespace));
                });
        return Stream.concat(
                declared,
                switch (place) {
                    case Place.InCluster in ->
                        rights(
                                List.of("get", "list", "watch", "create", "patch"),
                                in.kind().group(),
                                in.kind().plural(),
                                namespace);
                    case Place.InFolder in -> Stream.of();
                });
    }

    private static Stream<Right> rights(List<String> verbs, String group, String resource, String namespace) {
        return verbs.stream().map(verb -> new Right(verb, group, resource, namespace));
    }
}
