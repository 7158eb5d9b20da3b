package dev.culprit.standalone.live;

import static org.awaitility.Awaitility.await;

import dev.culprit.standalone.Main;
import dev.culprit.testing.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code culprit run} as a process of its own, which can be killed. */
public final class RunningCulprit implements AutoCloseable {
    public static final String TOKEN = "only-alertmanager-knows";

    /** A machine that has other things to do starts slowly. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern WEBHOOK = Pattern.compile("webhook is (https?)://[^:]+:(\\d+)/");
    private static final Pattern BROKER = Pattern.compile("Kafka is up at (\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JavaProcess process;

    /** Starts it, and waits until it is ready. */
    RunningCulprit(Kubectl cluster, Path folder, String life) throws IOException {
        this(Launch.on(cluster), folder, life);
    }

    /** Starts it with its data in the folder, and waits until it is ready. */
    public RunningCulprit(Launch launch, Path folder, String life) throws IOException {
        process = command(launch, folder, life).start();
        boolean isReady = false;
        try {
            awaitErr("Ready");
            isReady = true;
        } finally {
            if (!isReady) {
                close();
            }
        }
    }

    private static JavaProcess.Command command(Launch launch, Path folder, String life) {
        var program = new ArrayList<>(List.of(
                Main.class.getName(), "run", "--data", folder.resolve("data").toString()));
        program.addAll(launch.arguments());
        return new JavaProcess.Command(
                List.of("-Dlogback.configurationFile="
                        + Path.of("target/classes/logback.xml").toAbsolutePath()),
                program,
                launch.variables(),
                folder.resolve("out-" + life),
                folder.resolve("err-" + life));
    }

    private void awaitErr(String line) {
        await().atMost(PATIENCE)
                .conditionEvaluationListener(condition -> process.mustLive())
                .until(() -> standardError().lines().anyMatch(line::equals));
    }

    public String standardOutput() {
        return process.said();
    }

    public String standardError() {
        return process.complained();
    }

    public String bootstrapServers() {
        return found(BROKER).group(1);
    }

    /** Where it listens: {@code http://127.0.0.1:port}. */
    public URI url() {
        Matcher webhook = found(WEBHOOK);
        return URI.create(webhook.group(1) + "://127.0.0.1:" + webhook.group(2));
    }

    /** Posts JSON to a path, with the token or without; the answer. */
    public HttpResponse<String> post(String path, String json, Optional<String> token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts JSON to a path, as one who may. */
    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, json, Optional.of(TOKEN));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As one who may. */
    HttpResponse<String> read(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url().resolve(path)).header("Authorization", "Bearer " + TOKEN);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public boolean isReady() throws IOException, InterruptedException {
        return get("/readyz").statusCode() == 200;
    }

    /** The sum over all tags of a meter, by its name at {@code /metrics}. */
    public double meter(String name) throws IOException, InterruptedException {
        Pattern sample = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$");
        return sample.matcher(get("/metrics").body())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** As {@code kill} does: it ends in order. */
    public void stop() throws InterruptedException {
        process.stop();
    }

    private Matcher found(Pattern pattern) {
        Matcher matcher = pattern.matcher(standardError());
        if (!matcher.find()) {
            throw new IllegalStateException("not found: " + pattern);
        }
        return matcher;
    }

    @Override
    public void close() {
        process.close();
        http.shutdownNow();
    }
}
