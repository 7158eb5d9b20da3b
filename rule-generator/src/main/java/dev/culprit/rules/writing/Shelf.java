package dev.culprit.rules.writing;

import dev.culprit.api.record.SloRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/** Objects of one kind in the cluster. */
public interface Shelf {
    /** As it was last seen, with a {@link Digest} in the place of its content; only those with our label are. */
    Optional<GenericKubernetesResource> seen(SloRef name);

    /**
     * As it is, whosever it is.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server does not tell
     */
    Optional<GenericKubernetesResource> read(SloRef name);

    /**
     * Takes the place of what is there, of the fields that are given; as it is then.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server does not take it
     */
    GenericKubernetesResource apply(GenericKubernetesResource object);
}
