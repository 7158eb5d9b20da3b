package dev.culprit.deployables.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.deployables.chart.Manifests;
import dev.culprit.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The container of a rendered workload, as a process of this machine: its arguments and its variables. */
final class Started implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JsonNode workload;
    private final Gate gate;
    private final Path log;
    private final int port = FreePort.next();
    private final int management = FreePort.next();
    private final String token;
    private final Process process;

    /** @param environment what only the container has, in another way */
    Started(JsonNode workload, Map<String, String> environment, Gate gate, Path folder) throws IOException {
        this.workload = workload;
        this.gate = gate;
        this.token = environment.getOrDefault("CULPRIT_HTTP_TOKENS", "");
        this.log = folder.resolve("log");
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), gate.kubeconfig());
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        Manifests.container(workload).path("args").forEach(argument -> command.add(argument.asText()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CULPRIT_"));
        builder.environment().putAll(environment);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("CULPRIT_HTTP_PORT", String.valueOf(port));
        builder.environment().put("CULPRIT_HTTP_MANAGEMENT_PORT", String.valueOf(management));
        builder.environment().put("CULPRIT_HTTP_HOST", "127.0.0.1");
        this.process = builder.start();
    }

    String component() {
        return workload.at("/metadata/labels/app.kubernetes.io~1component").asText();
    }

    Gate gate() {
        return gate;
    }

    /** Whether the probe of that name is answered as it should. */
    boolean answers(String probe) {
        String path =
                Manifests.container(workload).at("/" + probe + "/httpGet/path").asText();
        try {
            return get(path).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Of what is told at the management's port. */
    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(at(management, path)).build());
    }

    HttpResponse<String> post(String path, String json) throws IOException {
        return send(HttpRequest.newBuilder(at(port, path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** For whoever looks for what went wrong. */
    String said() {
        try {
            return component() + ":\n" + Files.readString(log);
        } catch (IOException e) {
            return component() + ": " + e.getMessage();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gate.close();
    }
}
