package dev.culprit.deployables.compose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.deployables.Contained;
import dev.culprit.testing.FreePort;
import dev.culprit.testing.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service of the compose file as a process of this machine: with its command, its variables and its health check, and what
 * it mounts where this machine has it.
 */
final class Composed implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Path HEALTHY = Path.of("../deploy/image/healthy");

    private final String name;
    private final int port = FreePort.next();
    private final JavaProcess process;

    /**
     * What whoever starts it has.
     *
     * @param there what stands in the file, and what it is on this machine
     * @param given values of variables to which the file gives none
     */
    record Machine(Map<String, String> there, Map<String, String> given, Path scratch) {}

    Composed(ComposeFile file, String name, Machine machine) throws IOException {
        this.name = name;
        JsonNode service = file.service(name);
        Path folder = Files.createDirectories(machine.scratch().resolve(name));
        var arguments = new ArrayList<String>();
        service.path("command").forEach(argument -> arguments.add(here(argument.asText(), machine.there(), folder)));
        var environment = new TreeMap<String, String>();
        service.path("environment").properties().forEach(variable -> {
            String value = variable.getValue().isNull()
                    ? machine.given().get(variable.getKey())
                    : here(variable.getValue().asText(), machine.there(), folder);
            if (value != null) {
                environment.put(variable.getKey(), value);
            }
        });
        environment.computeIfPresent("CULPRIT_HTTP_PORT", (variable, value) -> String.valueOf(port));
        this.process = Contained.start(arguments, environment, folder);
    }

    private static String here(String text, Map<String, String> there, Path folder) {
        String found = text.replace("/var/lib/culprit", folder.toString());
        for (var place : there.entrySet()) {
            found = found.replace(place.getKey(), place.getValue());
        }
        return found;
    }

    /** Its exit code; it is one that ends by itself, and -1 where it does not. */
    int exit() throws InterruptedException {
        return process.exit(LONGEST).orElse(-1);
    }

    /** By the check that the image has. */
    boolean isHealthy() throws IOException, InterruptedException {
        return new ProcessBuilder(HEALTHY.toString(), String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** The status and the body of the answer; empty where none comes. */
    String get(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "";
        }
    }

    /** The first line of the answer to whoever calls it by a name. */
    String calledAs(String host, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }
    }

    String said() {
        return name + ":\n" + process.said();
    }

    @Override
    public void close() {
        process.close();
    }
}
