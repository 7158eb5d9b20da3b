package dev.culprit.standalone.ledger;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody who works in one namespace, with kubectl and with a client of the API. */
record Hand(String kubeconfig, String namespace, KubernetesClient client) {
    /** That of the API server, or one that goes as right. */
    static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final long PATIENCE_SECONDS = 120;

    /** What is done. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static Span during(Work work) throws IOException, InterruptedException {
        Instant begin = CLOCK.instant();
        work.run();
        return new Span(begin, CLOCK.instant());
    }

    /** What it prints; it has to succeed. */
    String kubectl(String input, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), input, command(arguments));
    }

    /** {@code kubectl edit}, as a person who replaces one text by another. */
    void edit(String text, String by, String resource, String name) throws IOException, InterruptedException {
        run(Map.of("KUBE_EDITOR", "sed -i s|" + text + "|" + by + "|"), "", command("edit", resource, name));
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig, "-n", namespace));
        command.addAll(List.of(arguments));
        return command;
    }

    static String run(Map<String, String> environment, String input, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
