package dev.culprit.rules.service;

import static org.awaitility.Awaitility.await;

import dev.culprit.runtime.cluster.ClusterConnection;
import dev.culprit.testing.Definitions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A namespace of a real API server that knows SLOs, compositions and PrometheusRules; and kubectl as a person would use it. */
final class RealCluster implements AutoCloseable {
    static final String VARIABLE = "CULPRIT_TEST_KUBECONFIG";

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SLOS = "../api/src/crds/servicelevelobjectives.observability.slok.io-v1.yml";
    private static final String COMPOSITIONS = "../api/src/crds/slocompositions.observability.slok.io-v1.yml";
    private static final String RULES = "src/test/resources/crds/prometheusrules.yaml";

    private final Path kubeconfig = Path.of(Objects.requireNonNull(System.getenv(VARIABLE)));
    private final KubernetesClient client;
    private final String namespace = "rules" + UUID.randomUUID().toString().substring(0, 8);

    RealCluster() throws Exception {
        client = client(kubeconfig);
        run("", List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "create", "namespace", namespace));
        learn();
    }

    /** Makes it know all kinds. */
    void learn() throws Exception {
        Definitions.apply(kubeconfig, SLOS, COMPOSITIONS, RULES);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !kubectl("get", "slo,sloc,prometheusrule", "--ignore-not-found")
                        .contains("error"));
    }

    /** Makes it know PrometheusRules no more. */
    void forgetPrometheusRules() throws Exception {
        kubectl("delete", "--ignore-not-found", "-f", RULES);
        await().atMost(PATIENCE).until(() -> !client.supports("monitoring.coreos.com/v1", "PrometheusRule"));
    }

    String namespace() {
        return namespace;
    }

    KubernetesClient client() {
        return client;
    }

    int port() {
        return client.getMasterUrl().getPort();
    }

    /** As the API server is reached at another port. */
    KubernetesClient clientAt(Path folder, int port) throws Exception {
        String text = Files.readString(kubeconfig).replace(":" + port(), ":" + port);
        return client(Files.writeString(folder.resolve("kubeconfig-" + UUID.randomUUID()), text));
    }

    /** As somebody else, who has other rights. */
    KubernetesClient clientAs(String user) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setImpersonateUsername(user);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static KubernetesClient client(Path kubeconfig) throws Exception {
        return new ClusterConnection(Optional.of(kubeconfig), Optional.empty()).client();
    }

    /** What it prints; it has to succeed. */
    String kubectl(String... arguments) throws IOException, InterruptedException {
        return kubectlWith("", arguments);
    }

    /** {@code kubectl apply} of a manifest, into our namespace. */
    void apply(String manifest) throws IOException, InterruptedException {
        kubectlWith(manifest.replace("namespace: shop", "namespace: " + namespace), "apply", "-f", "-");
    }

    /** With something to read. */
    String kubectlWith(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "-n", namespace));
        command.addAll(List.of(arguments));
        return run(input, command);
    }

    /** A field by its JSONPath; empty where there is none. */
    String field(String object, String path) throws IOException, InterruptedException {
        return kubectl("get", object, "--ignore-not-found", "-o", "jsonpath={" + path + "}");
    }

    /** A condition's {@code status reason}. */
    String condition(String object, String type) throws IOException, InterruptedException {
        String path = ".status.conditions[?(@.type==\"" + type + "\")]";
        return field(object, path + ".status") + " " + field(object, path + ".reason");
    }

    /** The message of a condition. */
    String message(String object, String type) throws IOException, InterruptedException {
        return field(object, ".status.conditions[?(@.type==\"" + type + "\")].message");
    }

    private static String run(String input, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    /** Does not wait for the namespace to be gone. */
    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
        client.close();
    }
}
