package dev.culprit.collector.real;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A namespace of a real cluster, and kubectl as a person would use it there. */
final class RealCluster implements AutoCloseable {
    static final String VARIABLE = "CULPRIT_TEST_KUBECONFIG";

    private static final long PATIENCE_SECONDS = 60;

    private final String kubeconfig = Objects.requireNonNull(System.getenv(VARIABLE));
    private final KubernetesClient shared = client();
    private final String namespace = "t" + UUID.randomUUID().toString().substring(0, 8);

    /** Makes a namespace of its own. */
    RealCluster() throws IOException, InterruptedException {
        run("", "kubectl", "--kubeconfig", kubeconfig, "create", "namespace", namespace);
    }

    String namespace() {
        return namespace;
    }

    KubernetesClient client() {
        return client(config());
    }

    /** As the API server may be reached on another port. */
    KubernetesClient clientOf(int port) {
        Config config = config();
        config.setMasterUrl("https://127.0.0.1:" + port);
        return client(config);
    }

    /** As somebody who is known by a token alone. */
    KubernetesClient clientWith(String token, Interceptor heard) {
        Config config = config();
        config.setClientCertData(null);
        config.setClientKeyData(null);
        config.setOauthToken(token);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("heard", heard))
                .build();
    }

    private Config config() {
        return Config.fromKubeconfig(new File(kubeconfig));
    }

    private static KubernetesClient client(Config config) {
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** What kubectl prints; it has to succeed. */
    String kubectl(String... arguments) throws IOException, InterruptedException {
        return kubectl("", List.of(arguments));
    }

    /** {@code kubectl apply} of a manifest. */
    String apply(String manifest, String... options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("apply", "-f", "-"));
        arguments.addAll(List.of(options));
        return kubectl(manifest, arguments);
    }

    /** With something to read. */
    String kubectlWith(String input, String... arguments) throws IOException, InterruptedException {
        return kubectl(input, List.of(arguments));
    }

    /** {@code kubectl edit}, as a person who replaces one text by another. */
    void edit(String substitution, String kind, String name) throws IOException, InterruptedException {
        run(
                "",
                "env",
                "KUBE_EDITOR=sed -i " + substitution,
                "kubectl",
                "--kubeconfig",
                kubeconfig,
                "-n",
                namespace,
                "edit",
                kind,
                name);
    }

    /** A client for all tests of this cluster. */
    KubernetesClient shared() {
        return shared;
    }

    /** Waits until kubectl succeeds and prints what the pattern matches. */
    void awaitOutput(String pattern, String... arguments) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .ignoreExceptions()
                .until(() -> kubectl(arguments).strip().matches(pattern));
    }

    int port() {
        return shared.getMasterUrl().getPort();
    }

    /** Waits for the controller to have made a ReplicaSet of a Deployment's template. */
    void awaitRevision(String deployment, int revision) {
        awaitDeployment(
                deployment,
                found -> String.valueOf(revision)
                        .equals(found.getMetadata().getAnnotations().get("deployment.kubernetes.io/revision")));
    }

    void awaitReplicas(String deployment, int replicas) {
        awaitDeployment(deployment, found -> found.getSpec().getReplicas() == replicas);
    }

    private void awaitDeployment(String name, Predicate<Deployment> isSo) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isSo.test(shared.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(name)
                        .get()));
    }

    private String kubectl(String input, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig, "-n", namespace));
        command.addAll(arguments);
        return run(input, command.toArray(String[]::new));
    }

    private static String run(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    /** Does not wait for the namespace to be gone. */
    @Override
    public void close() {
        shared.namespaces().withName(namespace).delete();
        shared.close();
    }
}
