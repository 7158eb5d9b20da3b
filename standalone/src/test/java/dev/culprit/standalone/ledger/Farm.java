package dev.culprit.standalone.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.ObjectRef;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a run makes in a cluster for itself: namespaces, a custom resource's definition, a Node that nobody runs. */
final class Farm implements AutoCloseable {
    private static final List<String> KINDS_OF_MORE_VERSIONS = List.of("PodDisruptionBudget", "CronJob");

    private final String kubeconfig;
    private final String run;
    private final KubernetesClient client;
    private final JsonNode file;

    /** @param run tells its names from those of others */
    Farm(String kubeconfig, String run) throws IOException {
        this.kubeconfig = kubeconfig;
        this.run = run;
        Config config = Config.fromKubeconfig(new File(kubeconfig));
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
        try (var yaml = Farm.class.getResourceAsStream("/ledger/specimens.yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8).replace("GROUP", group());
            file = Json.mapper().valueToTree(Serialization.unmarshal(text, Map.class));
        }
    }

    private String group() {
        return run + ".culprit.test";
    }

    /** The kind to be watched besides the usual ones. */
    String customKind() {
        return group() + "/Plot";
    }

    List<Specimen> specimens() {
        return Specimen.items(file.path("specimens")).stream()
                .map(this::inServedVersion)
                .map(Specimen::of)
                .toList();
    }

    /** Older servers have some kinds in a beta version alone. */
    private JsonNode inServedVersion(JsonNode specimen) {
        var manifest = (ObjectNode) specimen.path("manifest");
        String version = manifest.path("apiVersion").asText();
        String group = version.substring(0, Math.max(0, version.indexOf('/')));
        if (KINDS_OF_MORE_VERSIONS.contains(manifest.path("kind").asText()) && !isServed(manifest, version)) {
            manifest.put("apiVersion", group + "/v1beta1");
        }
        return specimen;
    }

    private boolean isServed(ObjectNode manifest, String version) {
        var served = client.getApiResources(version);
        return served != null
                && served.getResources().stream()
                        .anyMatch(resource ->
                                resource.getKind().equals(manifest.path("kind").asText()));
    }

    /** Makes the n-th namespace. */
    Hand namespace(int n) throws IOException, InterruptedException {
        var hand = new Hand(kubeconfig, run + "-" + n, client);
        Hand.run(
                Map.of(),
                "",
                Stream.of("kubectl", "--kubeconfig", kubeconfig, "create", "namespace", hand.namespace())
                        .toList());
        return hand;
    }

    void define(Hand hand) throws IOException, InterruptedException {
        hand.kubectl(file.path("definition").toString(), "create", "-f", "-");
        hand.kubectl("", "wait", "--for=condition=Established", "crd/plots." + group());
    }

    /** Where nobody runs Pods. */
    String node() {
        return run + "-node";
    }

    boolean isOurs(ObjectRef object) {
        return object.namespace().startsWith(run + "-") || object.name().startsWith(run + "-");
    }

    @Override
    public void close() {
        client.namespaces().list().getItems().stream()
                .filter(namespace -> namespace.getMetadata().getName().startsWith(run + "-"))
                .forEach(namespace -> client.resource(namespace).delete());
        client.nodes().withName(node()).delete();
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("plots." + group())
                .delete();
        client.close();
    }
}
