package dev.culprit.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.testing.FreePort;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which path is answered at which port. */
class ListenersTest {
    private static final List<String> HEALTH = List.of("/livez", "/readyz", "/metrics");

    private final int own = FreePort.next();
    private final int management = FreePort.next();
    private final int page = FreePort.next();

    @Test
    void withoutMoreAddressesAllIsAtOne() {
        run(Map.of(), Optional.empty(), () -> {
            assertThat(HEALTH).allMatch(path -> answered(own, path) == 200);
            assertThat(answered(own, "/alerts")).isEqualTo(200);
            assertThat(answered(own, "/page")).isEqualTo(200);
        });
    }

    @Test
    void whatHasAnAddressOfItsOwnIsFoundNowhereElse() {
        var settings = Map.of(
                "CULPRIT_HTTP_MANAGEMENT_PORT",
                String.valueOf(management),
                "CULPRIT_HTTP_MANAGEMENT_HOST",
                "127.0.0.1");
        run(settings, Optional.of(new Endpoint("127.0.0.1", page)), () -> {
            assertThat(HEALTH).allMatch(path -> answered(management, path) == 200);
            assertThat(HEALTH).allMatch(path -> answered(own, path) == 404);
            assertThat(HEALTH).allMatch(path -> answered(page, path) == 404);
            assertThat(List.of(answered(own, "/alerts"), answered(own, "/page")))
                    .containsExactly(200, 404);
            assertThat(List.of(answered(management, "/alerts"), answered(management, "/page")))
                    .containsExactly(404, 404);
            assertThat(List.of(answered(page, "/alerts"), answered(page, "/page")))
                    .containsExactly(404, 200);
        });
    }

    private void run(Map<String, String> more, Optional<Endpoint> apart, Runnable check) {
        var environment = new HashMap<>(more);
        environment.put("CULPRIT_HTTP_HOST", "127.0.0.1");
        environment.put("CULPRIT_HTTP_PORT", String.valueOf(own));
        assertThat(Launcher.run(new Served(apart, check), List.of(), environment))
                .isZero();
    }

    private static int answered(int port, String path) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Served(Optional<Endpoint> apart, Runnable check) implements Program {
        private static final HttpDefinition HTTP = HttpDefinition.under("http", 0);

        @Override
        public String name() {
            return "served";
        }

        @Override
        public String purpose() {
            return "Serves two routes.";
        }

        @Override
        public Definition definition() {
            return HTTP.definition();
        }

        @Override
        public void start(Settings settings, Parts parts) throws Exception {
            var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            var listeners = new Listeners(HTTP.from(settings), new Health(), registry, parts);
            var page = listeners.apart("page", apart, List.of(Route.get("/page", call -> Reply.text(200, "page"))));
            var routes = new ArrayList<>(page);
            routes.add(Route.get("/alerts", call -> Reply.text(200, "alerts")));
            listeners.open(routes);
            check.run();
            parts.stop();
        }
    }
}
