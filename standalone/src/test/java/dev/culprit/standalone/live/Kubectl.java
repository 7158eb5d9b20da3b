package dev.culprit.standalone.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A namespace of a real cluster, and kubectl as a person would use it there. */
final class Kubectl implements AutoCloseable {
    static final String VARIABLE = "CULPRIT_TEST_KUBECONFIG";

    private static final long PATIENCE_SECONDS = 60;

    private final String kubeconfig = Objects.requireNonNull(System.getenv(VARIABLE));
    private final String namespace = "run" + UUID.randomUUID().toString().substring(0, 8);

    Kubectl() throws IOException, InterruptedException {
        run("", List.of("kubectl", "--kubeconfig", kubeconfig, "create", "namespace", namespace));
    }

    String kubeconfig() {
        return kubeconfig;
    }

    String namespace() {
        return namespace;
    }

    void run(String... arguments) throws IOException, InterruptedException {
        run("", command(List.of(arguments)));
    }

    void apply(String manifest) throws IOException, InterruptedException {
        run(manifest, command(List.of("apply", "-f", "-")));
    }

    private List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig, "-n", namespace));
        command.addAll(arguments);
        return command;
    }

    private static void run(String input, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("", List.of("kubectl", "--kubeconfig", kubeconfig, "delete", "namespace", namespace, "--wait=false"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
