package dev.culprit.rules.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;

/** Objects as the API server would give them. */
public final class Declare {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Declare() {}

    /** Of the first generation. */
    public static DeclaredObjective objective(String manifest) {
        return known(YAML.unmarshal(manifest, DeclaredObjective.class), 1);
    }

    /** Of the first generation. */
    public static DeclaredComposition composition(String manifest) {
        return known(YAML.unmarshal(manifest, DeclaredComposition.class), 1);
    }

    /** As one has it after its spec was edited so often. */
    public static <T extends Declared> T known(T resource, long generation) {
        resource.getMetadata().setUid("uid-of-" + resource.getMetadata().getName());
        resource.getMetadata().setGeneration(generation);
        resource.getMetadata().setResourceVersion(String.valueOf(10 * generation));
        return resource;
    }

    /** As one that was written to since. */
    public static <T extends Declared> T withStatus(T resource, JsonNode status) {
        resource.setStatus(status);
        resource.getMetadata().setResourceVersion(resource.getMetadata().getResourceVersion() + "1");
        return resource;
    }

    /** As one whose status somebody has written. */
    public static <T extends Declared> T statusBy(T resource, String manager) {
        return managed(resource, manager, "f:status");
    }

    /** As one of which somebody has written a field. */
    public static <T extends Declared> T managed(T resource, String manager, String field) {
        var fields = new FieldsV1();
        fields.setAdditionalProperty(field, Map.of());
        resource.getMetadata()
                .setManagedFields(List.of(new ManagedFieldsEntryBuilder()
                        .withManager(manager)
                        .withFieldsV1(fields)
                        .build()));
        return resource;
    }
}
