package dev.culprit.standalone.command;

import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.runtime.cluster.ClusterConnection;
import dev.culprit.runtime.cluster.ClusterException;
import dev.culprit.runtime.text.OneLine;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SLOCorrelation out of the cluster. */
final class CorrelationLookup {
    private static final ResourceDefinitionContext KIND =
            ResourceDefinitionContext.fromResourceType(SLOCorrelation.class);

    private CorrelationLookup() {}

    /** @param namespace null: that of the kubeconfig's context */
    static SLOCorrelation find(String name, @Nullable String namespace, @Nullable String context)
            throws CommandException {
        var connection = new ClusterConnection(Optional.empty(), Optional.ofNullable(context));
        try (KubernetesClient client = connection.client()) {
            String in = namespace != null
                    ? namespace
                    : Optional.ofNullable(client.getNamespace()).orElse("default");
            GenericKubernetesResource found = client.genericKubernetesResources(KIND)
                    .inNamespace(in)
                    .withName(name)
                    .get();
            if (found == null) {
                throw new CommandException("there is no SLOCorrelation " + OneLine.of(name) + " in namespace "
                        + OneLine.of(in) + ", and no such file: kubectl get slocorr -A lists them");
            }
            return CorrelationFile.of(Json.mapper().valueToTree(found), "SLOCorrelation " + in + "/" + name);
        } catch (ClusterException e) {
            throw new CommandException(OneLine.of(String.valueOf(e.getMessage())), e);
        } catch (KubernetesClientException e) {
            String said = e.getStatus() == null
                    ? String.valueOf(e.getMessage())
                    : e.getStatus().getMessage();
            throw new CommandException("the API server does not give it: " + OneLine.of(said, 200), e);
        }
    }
}
