package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said at the start of an API server that answers in any way. */
class ProspectTest {
    private static final ReportSettings EVERYWHERE =
            new ReportSettings(Burn.CLUSTER, true, List.of(), Duration.ofDays(30), 100);

    private static final String SERVED = """
            {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"observability.slok.io/v1alpha1",
             "resources":[{"name":"slocorrelations","kind":"SLOCorrelation","namespaced":true,"verbs":["get"]}]}""";

    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aClusterThatDoesNotKnowTheKindIsToldWhatToApply() {
        answers("/", 404, "404 page not found");

        assertThat(line())
                .startsWith("SLOCorrelations are not written until the cluster knows them: kubectl apply -f ");
    }

    @Test
    void aRightThatIsMissingIsNamed() {
        answers("/apis/observability.slok.io", 200, SERVED);
        answers("/apis/authorization.k8s.io", 201, "{\"status\":{\"allowed\":false}}");

        assertThat(line()).startsWith("SLOCorrelations are not written: this needs the right to ");
    }

    @Test
    void aReviewWithoutAnAnswerIsNoRight() {
        answers("/apis/observability.slok.io", 200, SERVED);
        answers("/apis/authorization.k8s.io", 201, "{}");

        assertThat(line()).startsWith("SLOCorrelations are not written: this needs the right to ");
    }

    @Test
    void whereEverythingIsInPlaceItSaysHowToReadThem() {
        answers("/apis/observability.slok.io", 200, SERVED);
        answers("/apis/authorization.k8s.io", 201, "{\"status\":{\"allowed\":true}}");

        assertThat(line()).isEqualTo("SLOCorrelations are written: kubectl get slocorr");
    }

    private String line() {
        Config config = Config.empty();
        config.setMasterUrl("http://127.0.0.1:" + server.getAddress().getPort());
        config.setRequestRetryBackoffLimit(0);
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            return new Prospect(client, EVERYWHERE).line();
        }
    }

    private void answers(String path, int status, String body) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
