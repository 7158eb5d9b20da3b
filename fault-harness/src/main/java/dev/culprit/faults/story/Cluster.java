package dev.culprit.faults.story;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The cluster as those see it who work on it: nothing stands between them and its API server. */
public final class Cluster implements AutoCloseable {
    private static final int CONFLICT = 409;

    private final KubernetesClient client;

    public Cluster(Path kubeconfig) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    /** Whether it knows SLOCorrelations. */
    public boolean knowsCorrelations() {
        return client.supports(SLOCorrelation.class);
    }

    void namespace(String name) {
        var namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
        created(() -> client.resource(namespace).create());
    }

    /** A workload and the Service in front of it. */
    void app(Story story) {
        Map<String, String> labels = Map.of("app", story.app());
        var deployment = new DeploymentBuilder()
                .withNewMetadata()
                .withName(story.app())
                .withNamespace(story.namespace())
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("registry.example/app:1.0")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        var service = new ServiceBuilder()
                .withNewMetadata()
                .withName(story.app())
                .withNamespace(story.namespace())
                .endMetadata()
                .withNewSpec()
                .withSelector(labels)
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
        created(() -> client.resource(deployment).create());
        created(() -> client.resource(service).create());
    }

    /**
     * The release that breaks it, by a manager of its own: old API servers leave the time of an entry as it was when its
     * manager writes the same field again.
     */
    void release(Story story, String tag) {
        var how = new PatchContext.Builder()
                .withPatchType(PatchType.STRATEGIC_MERGE)
                .withFieldManager("releases")
                .build();
        var patch = """
                {"spec": {"template": {"spec": {"containers": [{"name": "app", "image": "registry.example/app:%s"}]}}}}""".formatted(tag);
        client.apps()
                .deployments()
                .inNamespace(story.namespace())
                .withName(story.app())
                .patch(how, patch);
    }

    /** What Culprit wrote there. */
    public List<SLOCorrelation> correlations(String namespace) {
        return client.resources(SLOCorrelation.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    public void delete(String namespace) {
        client.namespaces().withName(namespace).delete();
    }

    private static void created(Runnable creation) {
        try {
            creation.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
