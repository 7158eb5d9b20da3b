package dev.culprit.rules.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.DeclaredComposition;
import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.rules.resource.Master;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Optional;

/** Status by server-side apply, on that object alone: not on another that has taken its name. */
public record ClusterStatusDesk(KubernetesClient client) implements StatusDesk {
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(Master.OURS)
            .withForce(true)
            .build();

    private static final int INVALID = 422;
    private static final PatchContext MERGE = new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(Master.OURS)
            .build();

    @Override
    public Optional<Obstacle> apply(Declared resource, JsonNode status) {
        try {
            try {
                put(resource, status);
            } catch (KubernetesClientException refusal) {
                if (refusal.getCode() != INVALID) {
                    throw refusal;
                }
                empty(resource);
                put(resource, status);
            }
            return Optional.empty();
        } catch (KubernetesClientException refusal) {
            return Optional.of(Obstacle.of(refusal));
        }
    }

    private void put(Declared resource, JsonNode status) {
        switch (resource) {
            case DeclaredObjective objective ->
                client.resource(bare(objective, new DeclaredObjective(), status))
                        .subresource("status")
                        .patch(APPLY);
            case DeclaredComposition composition ->
                client.resource(bare(composition, new DeclaredComposition(), status))
                        .subresource("status")
                        .patch(APPLY);
        }
    }

    /**
     * An API server 1.20 leaves null behind where an apply leaves out an object that it wrote before, and then refuses that
     * null: so how it stood has to go by other means.
     */
    private void empty(Declared resource) {
        String uid = resource.getMetadata().getUid();
        String nothing = "{\"metadata\":{\"uid\":\"" + uid
                + "\"},\"status\":{\"objective\":null,\"objectiveComposition\":null}}";
        client.resource(resource).subresource("status").patch(MERGE, nothing);
    }

    private static <T extends Declared> T bare(T of, T empty, JsonNode status) {
        empty.setMetadata(new ObjectMetaBuilder()
                .withName(of.getMetadata().getName())
                .withNamespace(of.getMetadata().getNamespace())
                .withUid(of.getMetadata().getUid())
                .build());
        empty.setStatus(status);
        return empty;
    }
}
