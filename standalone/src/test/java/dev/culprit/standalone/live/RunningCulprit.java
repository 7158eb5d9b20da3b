package dev.culprit.standalone.live;

import static org.awaitility.Awaitility.await;

import dev.culprit.standalone.Main;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code culprit run} as a process of its own, which can be killed. */
public final class RunningCulprit implements AutoCloseable {
    static final String TOKEN = "only-alertmanager-knows";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern WEBHOOK = Pattern.compile("webhook is http://[^:]+:(\\d+)/");
    private static final Pattern BROKER = Pattern.compile("Kafka is up at (\\S+)");

    private final Process process;
    private final Path out;
    private final Path err;

    /** Starts it on a namespace, and waits until it is ready. */
    RunningCulprit(Kubectl cluster, Path folder, String life) throws IOException {
        this(cluster.kubeconfig(), Map.of("CULPRIT_WATCH_NAMESPACES", cluster.namespace()), folder, life);
    }

    /**
     * Starts it, and waits until it is ready.
     *
     * @param settings besides those that every test needs
     * @param folder where it keeps its data over all lives, and what it prints in each
     */
    public RunningCulprit(String kubeconfig, Map<String, String> settings, Path folder, String life)
            throws IOException {
        out = folder.resolve("out-" + life);
        err = folder.resolve("err-" + life);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "run",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0");
        // what is set for the tests is not set for the process
        builder.environment().keySet().removeIf(name -> name.startsWith("CULPRIT_"));
        builder.environment().put("KUBECONFIG", kubeconfig);
        builder.environment().put("CULPRIT_REDACTION_KEY", "a key for tests");
        builder.environment().put("CULPRIT_HTTP_TOKENS", TOKEN);
        builder.environment().putAll(settings);
        process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        // the JVM may be ended in the middle of a test
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitErr("Ready");
    }

    private void awaitErr(String line) {
        await().atMost(PATIENCE)
                .conditionEvaluationListener(condition -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("culprit run ended: " + text(err));
                    }
                })
                .until(() -> text(err).lines().anyMatch(line::equals));
    }

    String standardOutput() {
        return text(out);
    }

    String standardError() {
        return text(err);
    }

    public String bootstrapServers() {
        return found(BROKER);
    }

    /** Posts JSON to a path, with the token or without; the answer. */
    HttpResponse<String> post(String path, String json, Optional<String> token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + found(WEBHOOK) + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text(err));
        if (!matcher.find()) {
            throw new IllegalStateException("not found: " + pattern);
        }
        return matcher.group(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<File> files() {
        return List.of(out.toFile(), err.toFile());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
