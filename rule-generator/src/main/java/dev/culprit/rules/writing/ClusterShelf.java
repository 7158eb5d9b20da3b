package dev.culprit.rules.writing;

import dev.culprit.api.record.SloRef;
import dev.culprit.rules.resource.Master;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Optional;
import java.util.function.Function;

/** Objects of one kind, through the API server; what was seen comes from whoever watches them. */
public final class ClusterShelf implements Shelf {
    private final KubernetesClient client;
    private final RuleKind kind;
    private final Function<SloRef, Optional<GenericKubernetesResource>> watched;

    public ClusterShelf(
            KubernetesClient client, RuleKind kind, Function<SloRef, Optional<GenericKubernetesResource>> watched) {
        this.client = client;
        this.kind = kind;
        this.watched = watched;
    }

    @Override
    public Optional<GenericKubernetesResource> seen(SloRef name) {
        return watched.apply(name);
    }

    @Override
    public Optional<GenericKubernetesResource> read(SloRef name) {
        return Optional.ofNullable(client.genericKubernetesResources(kind.context())
                .inNamespace(name.namespace())
                .withName(name.name())
                .get());
    }

    @Override
    public GenericKubernetesResource apply(GenericKubernetesResource object) {
        Resource<GenericKubernetesResource> one = client.genericKubernetesResources(kind.context())
                .inNamespace(object.getMetadata().getNamespace())
                .resource(object);
        return one.fieldManager(Master.OURS).forceConflicts().serverSideApply();
    }
}
