package dev.culprit.faults.story;

import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.DeclaredComposition;
import dev.culprit.rules.resource.DeclaredObjective;
import dev.culprit.rules.resource.Key;
import dev.culprit.rules.writing.RuleKind;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cluster as those see it who work on it: nothing stands between them and its API server. */
public final class Cluster implements AutoCloseable {
    private static final int CONFLICT = 409;
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;

    public Cluster(Path kubeconfig) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    /** Whether it knows all that Culprit defines. */
    public boolean knowsDefinitions() {
        return Stream.of(SLOCorrelation.class, DeclaredObjective.class, DeclaredComposition.class)
                .allMatch(client::supports);
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
        created(() -> client.resource(deployment(story, labels)).create());
        created(() -> client.resource(service(story, labels)).create());
    }

    private static Deployment deployment(Story story, Map<String, String> labels) {
        return new DeploymentBuilder()
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
    }

    /** Without an address, of which a cluster for trials may have 254. */
    private static Service service(Story story, Map<String, String> labels) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(story.app())
                .withNamespace(story.namespace())
                .endMetadata()
                .withNewSpec()
                .withClusterIP("None")
                .withSelector(labels)
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
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

    Declared.Edition define(Key key, String spec) {
        return edition(definition(key, spec).create());
    }

    /** With what is given changed in its spec. */
    Declared.Edition edit(Key key, String spec) {
        return edition(definition(key, spec).patch(MERGE));
    }

    void remove(Key key) {
        definition(key, "{}").delete();
    }

    private Resource<GenericKubernetesResource> definition(Key key, String spec) {
        return client.resource(Serialization.unmarshal(
                """
                {"apiVersion": "%s/%s", "kind": "%s", "metadata": {"name": "%s", "namespace": "%s"}, "spec": %s}""".formatted(
                                SLOCorrelation.GROUP,
                                SLOCorrelation.VERSION,
                                key.kind(),
                                key.ref().name(),
                                key.ref().namespace(),
                                spec),
                GenericKubernetesResource.class));
    }

    private static Declared.Edition edition(GenericKubernetesResource taken) {
        return new Declared.Edition(
                taken.getMetadata().getUid(), taken.getMetadata().getGeneration());
    }

    /** SLOs and compositions, with the status that Culprit wrote. */
    public List<Declared> definitions(String namespace) {
        return Stream.<Declared>concat(
                        client.resources(DeclaredObjective.class).inNamespace(namespace).list().getItems().stream(),
                        client.resources(DeclaredComposition.class).inNamespace(namespace).list().getItems().stream())
                .toList();
    }

    /** Rules that Culprit wrote. */
    public List<ConfigMap> rules(String namespace) {
        return client.configMaps()
                .inNamespace(namespace)
                .withLabelSelector(RuleKind.SELECTOR)
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
