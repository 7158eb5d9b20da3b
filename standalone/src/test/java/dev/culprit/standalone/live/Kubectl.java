package dev.culprit.standalone.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A namespace of a real cluster, and kubectl as a person would use it there. */
public final class Kubectl implements AutoCloseable {
    public static final String VARIABLE = "CULPRIT_TEST_KUBECONFIG";

    private static final long PATIENCE_SECONDS = 60;

    private final String kubeconfig = Objects.requireNonNull(System.getenv(VARIABLE));
    private final String namespace = "run" + UUID.randomUUID().toString().substring(0, 8);

    public Kubectl() throws IOException, InterruptedException {
        run("create", "namespace", namespace);
    }

    public String kubeconfig() {
        return kubeconfig;
    }

    public String namespace() {
        return namespace;
    }

    /** What it prints; it has to succeed. */
    public String run(String... arguments) throws IOException, InterruptedException {
        return runWith("", arguments);
    }

    void apply(String manifest) throws IOException, InterruptedException {
        runWith(manifest, "apply", "-f", "-");
    }

    /** What it prints, with something to read; it has to succeed. */
    public String runWith(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig, "-n", namespace));
        command.addAll(List.of(arguments));
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

    @Override
    public void close() throws IOException {
        try {
            run("delete", "namespace", namespace, "--wait=false");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
