package dev.culprit.deployables.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A namespace of a real API server, that is gone afterwards; and kubectl as a person would use it. */
final class LiveCluster implements AutoCloseable {
    static final String VARIABLE = "CULPRIT_TEST_KUBECONFIG";

    private final Path kubeconfig = Path.of(Objects.requireNonNull(System.getenv(VARIABLE)));
    private final String namespace = "chart" + UUID.randomUUID().toString().substring(0, 8);

    LiveCluster() throws IOException, InterruptedException {
        kubectl("create", "namespace", namespace);
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    String namespace() {
        return namespace;
    }

    /** What it prints; it has to succeed. */
    String kubectl(String... arguments) throws IOException, InterruptedException {
        return kubectlWith("", arguments);
    }

    /** With something to read. */
    String kubectlWith(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "-n", namespace));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    /** Does not wait for the namespace to be gone. */
    @Override
    public void close() throws IOException {
        try {
            kubectl("delete", "namespace", namespace, "--wait=false");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
