package dev.culprit.deployables.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.deployables.Contained;
import dev.culprit.deployables.chart.Manifests;
import dev.culprit.testing.FreePort;
import dev.culprit.testing.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** The container of a rendered workload, as a process of this machine: its arguments and its variables. */
final class Started implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JsonNode workload;
    private final Gate gate;
    private final int port = FreePort.next();
    private final int management = FreePort.next();
    private final String token;
    private final JavaProcess process;

    /** @param environment what only the container has, in another way */
    Started(JsonNode workload, Map<String, String> environment, Gate gate, Path folder) throws IOException {
        this.workload = workload;
        this.gate = gate;
        this.token = environment.getOrDefault("CULPRIT_HTTP_TOKENS", "");
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), gate.kubeconfig());
        var arguments = new ArrayList<String>();
        Manifests.container(workload).path("args").forEach(argument -> arguments.add(argument.asText()));
        var variables = new TreeMap<>(environment);
        variables.put("KUBECONFIG", kubeconfig.toString());
        variables.put("CULPRIT_HTTP_PORT", String.valueOf(port));
        variables.put("CULPRIT_HTTP_MANAGEMENT_PORT", String.valueOf(management));
        variables.put("CULPRIT_HTTP_HOST", "127.0.0.1");
        this.process = Contained.start(arguments, variables, folder);
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
        return component() + ":\n" + process.said();
    }

    @Override
    public void close() {
        process.close();
        gate.close();
    }
}
