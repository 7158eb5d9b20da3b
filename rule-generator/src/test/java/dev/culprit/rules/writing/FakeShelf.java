package dev.culprit.rules.writing;

import dev.culprit.api.record.SloRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects in memory: those with our label are seen at once. */
public final class FakeShelf implements Shelf {
    public final List<GenericKubernetesResource> applied = new ArrayList<>();
    final Map<SloRef, GenericKubernetesResource> there = new HashMap<>();

    /** Thrown by whatever is asked. */
    public @Nullable KubernetesClientException refusal;

    /** A field that the server adds to all that it takes. */
    @Nullable
    String added;

    @Override
    public Optional<GenericKubernetesResource> seen(SloRef name) {
        return read(name)
                .filter(object -> object.getMetadata().getLabels() != null
                        && "culprit".equals(object.getMetadata().getLabels().get("app.kubernetes.io/managed-by")))
                .map(Digest::digested);
    }

    @Override
    public Optional<GenericKubernetesResource> read(SloRef name) {
        if (refusal != null) {
            throw refusal;
        }
        return Optional.ofNullable(there.get(name));
    }

    @Override
    public GenericKubernetesResource apply(GenericKubernetesResource object) {
        applied.add(object);
        var taken = new GenericKubernetesResource();
        taken.setApiVersion(object.getApiVersion());
        taken.setKind(object.getKind());
        taken.setMetadata(object.getMetadata());
        taken.setAdditionalProperties(new HashMap<>(object.getAdditionalProperties()));
        if (added != null) {
            taken.setAdditionalProperty(added, "by the server");
        }
        there.put(
                new SloRef(
                        object.getMetadata().getNamespace(),
                        object.getMetadata().getName()),
                taken);
        return taken;
    }
}
