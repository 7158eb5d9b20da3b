package dev.culprit.rules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.testing.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleGeneratorProgramTest {
    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            clusters: [{name: away, cluster: {server: "https://127.0.0.1:1"}}]
            contexts: [{name: away, context: {cluster: away, user: nobody}}]
            users: [{name: nobody, user: {}}]
            current-context: away
            """;

    @TempDir
    private Path folder;

    @Test
    void aClusterThatIsAwayIsWaitedForAndReadinessSaysSo() throws Exception {
        int port = FreePort.next();
        var environment = Map.of(
                "CULPRIT_CLUSTER_KUBECONFIG",
                Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG).toString(),
                "CULPRIT_HTTP_PORT",
                String.valueOf(port));
        var program = new AsksOnce(URI.create("http://127.0.0.1:" + port));

        assertThat(Launcher.run(program, List.of(), environment)).isZero();
    }

    /** The program, which is stopped when it has said why it is not ready. */
    private record AsksOnce(Program program, URI url) implements Program {
        AsksOnce(URI url) {
            this(new RuleGeneratorProgram(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), url);
        }

        @Override
        public String name() {
            return program.name();
        }

        @Override
        public String purpose() {
            return program.purpose();
        }

        @Override
        public Definition definition() {
            return program.definition();
        }

        @Override
        public void start(Settings settings, Parts parts) throws Exception {
            program.start(settings, parts);
            await().untilAsserted(() ->
                    assertThat(get("/readyz")).startsWith("503 rules: servicelevelobjectives cannot be read: "));
            assertThat(get("/livez")).isEqualTo("200 ok\n");
            parts.stop();
        }

        private String get(String path) throws Exception {
            try (var http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(url.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
                return answer.statusCode() + " " + answer.body();
            }
        }
    }
}
