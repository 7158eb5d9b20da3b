package dev.culprit.correlator.report.cluster;

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

/** A namespace of a real API server that knows SLOCorrelations, and kubectl as a person would use it there. */
final class RealCluster implements AutoCloseable {
    static final String VARIABLE = "CULPRIT_TEST_KUBECONFIG";

    static final Path CRD = Path.of("../api/src/crds/slocorrelations.observability.slok.io-v1.yml");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path kubeconfig = Path.of(Objects.requireNonNull(System.getenv(VARIABLE)));
    private final KubernetesClient client;
    private final String namespace = "report" + UUID.randomUUID().toString().substring(0, 8);

    RealCluster() throws Exception {
        client = new ClusterConnection(Optional.of(kubeconfig), Optional.empty()).client();
        run("", List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "create", "namespace", namespace));
        Definitions.apply(kubeconfig, CRD.toString());
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> kubectl("get", "slocorrelations").contains("No resources"));
    }

    String namespace() {
        return namespace;
    }

    KubernetesClient client() {
        return client;
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    int port() {
        return client.getMasterUrl().getPort();
    }

    /** What it prints; it has to succeed. */
    String kubectl(String... arguments) throws IOException, InterruptedException {
        return kubectlWith("", arguments);
    }

    /** With something to read. */
    String kubectlWith(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "-n", namespace));
        command.addAll(List.of(arguments));
        return run(input, command);
    }

    /** A field of an SLOCorrelation by its JSONPath; empty where there is none. */
    String field(String name, String path) throws IOException, InterruptedException {
        return kubectl("get", "slocorr", name, "--ignore-not-found", "-o", "jsonpath={" + path + "}");
    }

    /** As somebody else, who has other rights. */
    KubernetesClient clientAs(String user) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setImpersonateUsername(user);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** As the API server is reached at another address. */
    KubernetesClient clientOf(Path folder, String from, String to) throws Exception {
        String text = Files.readString(kubeconfig);
        Path other = Files.writeString(folder.resolve("kubeconfig-" + UUID.randomUUID()), text.replace(from, to));
        return new ClusterConnection(Optional.of(other), Optional.empty()).client();
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
