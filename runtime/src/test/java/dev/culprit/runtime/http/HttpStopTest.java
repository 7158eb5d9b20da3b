package dev.culprit.runtime.http;

import static dev.culprit.runtime.http.Servers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.culprit.runtime.health.Health;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpStopTest {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Health health = new Health();

    @RegisterExtension
    private final Servers servers = new Servers();

    private HttpServer start() throws HttpStartException {
        Route waits = Route.get("/waits", call -> {
            started.countDown();
            done.await();
            return Reply.text(200, "done\n");
        });
        return servers.start(
                Servers.WIDE,
                Stream.concat(Stream.of(waits), HealthRoutes.of(health, servers.registry).stream())
                        .toArray(Route[]::new));
    }

    @Test
    void aRunningRequestEndsWhileNewOnesAreRefused() throws Exception {
        HttpServer server = start();
        try (RawClient running = RawClient.connect(server);
                RawClient open = RawClient.connect(server)) {
            assertThat(open.send(get("/readyz")).readOne()).endsWith("ok\n");
            running.send(get("/waits"));
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

            health.stopping();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(30)));

            await().untilAsserted(() ->
                    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.connect(server)));
            assertThat(open.send(get("/readyz")).readOne()).endsWith("stopping: the process stops\n");
            assertThat(open.send(get("/waits")).readOne())
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Connection: close");
            assertThat(stopped).isNotDone();

            done.countDown();
            assertThat(running.readOne()).endsWith("done\n");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRequestThatDoesNotEndIsBrokenOffAtTheLimit() throws Exception {
        HttpServer server = start();
        try (RawClient running = RawClient.connect(server)) {
            running.send(get("/waits"));
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

            server.stop(Duration.ofMillis(200));

            assertThat(running.readAll()).doesNotContain("done");
        }
    }
}
