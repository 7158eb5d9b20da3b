package dev.culprit.runtime.http;

import static dev.culprit.runtime.http.Servers.get;
import static dev.culprit.runtime.http.Servers.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each limit is crossed, told to the client, and counted. */
class HttpLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(500);

    @RegisterExtension
    private final Servers servers = new Servers();

    @Test
    void aBodyUpToTheLimitIsReadAndALongerOneRefusedBeforeItIsSent() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        assertThat(ask(server, post("/echo", "x".repeat(1000)))).startsWith("HTTP/1.1 200 ");
        assertThat(ask(server, Servers.postHead("/echo", "Content-Length: 1001")))
                .startsWith("HTTP/1.1 413 ")
                .contains("Connection: close")
                .endsWith("{\"error\":\"the body is longer than 1000 bytes\"}");
        assertThat(servers.crossed("body")).isEqualTo(1);
    }

    @Test
    void whoSendsAllOfWhatIsTooLongHearsThatItIs() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        for (String body : List.of("x".repeat(10_000_000), "x".repeat(2_000_000))) {
            assertThat(ask(server, post("/echo", body))).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void whoIsRefusedAndGoesOnSlowlyIsCut() throws Exception {
        HttpServer server = servers.start(slow(1000, SOON), Servers.echo());

        try (RawClient client = RawClient.connect(server)) {
            client.send(Servers.postHead("/echo", "Content-Length: 1000000"));
            assertThat(client.readOne()).startsWith("HTTP/1.1 413 ");
            await().until(() -> servers.crossed("slow") == 1);
        }
    }

    @Test
    void aBodyOfUnknownLengthIsReadUpToTheLimit() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        try (RawClient client = RawClient.connect(server)) {
            client.send(Servers.postHead("/echo", "Transfer-Encoding: chunked"));
            client.send("1f4\r\n" + "x".repeat(500) + "\r\n1f5\r\n" + "x".repeat(501) + "\r\n");
            assertThat(client.readOne()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(servers.crossed("body")).isEqualTo(1);
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        assertThat(ask(server, "GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(5000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("{\"error\":\"");
        assertThat(servers.crossed("headers")).isEqualTo(1);
    }

    @Test
    void headersThatTrickleAreCut() throws Exception {
        HttpServer server = servers.start(slow(100, LONG), Servers.echo());

        assertThat(trickle(server, "", "GET /echo HTTP/1.1\r\nHost: " + "x".repeat(1000)))
                .startsWith("HTTP/1.1 408 ")
                .endsWith("{\"error\":\"the request came too slowly\"}");
        assertThat(servers.crossed("slow")).isEqualTo(1);
    }

    @Test
    void aBodyThatTricklesIsCutAndItsPlaceIsFreeAgain() throws Exception {
        HttpServer server = servers.start(slow(1000, LONG), Servers.echo());

        assertThat(trickle(server, Servers.postHead("/echo", "Content-Length: 1000"), "x".repeat(999)))
                .startsWith("HTTP/1.1 408 ")
                .contains("{\"error\":\"the request came too slowly\"}");
        assertThat(servers.crossed("slow")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(running()).isZero());
    }

    @Test
    void aRequestThatIsFastEnoughAndNeverEndsIsCut() throws Exception {
        HttpServer server = servers.start(slow(1, SOON), Servers.echo());

        assertThat(trickle(server, "", "GET /echo HTTP/1.1\r\nHost: " + "x".repeat(1000)))
                .startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aConnectionIsNotSlowWhileItsRequestIsWorkedOnOrBetweenTwo() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        HttpServer server = servers.start(slow(1000, SOON), Route.get("/waits", call -> {
            done.await();
            return Reply.text(200, "done\n");
        }));

        try (RawClient client = RawClient.connect(server)) {
            client.send(get("/waits"));
            await().pollDelay(SOON.multipliedBy(3)).until(() -> true);
            done.countDown();
            assertThat(client.readOne()).endsWith("done\n");
            await().pollDelay(SOON.multipliedBy(3)).until(() -> true);
            assertThat(client.send(get("/waits")).readOne()).endsWith("done\n");
        }
        assertThat(servers.crossed("slow")).isZero();
    }

    @Test
    void aSilentConnectionIsEnded() throws Exception {
        HttpServer server = servers.start(
                new HttpLimits(1000, 4096, 50, 10, 1, LONG, LONG, Duration.ofMillis(300), LONG), Servers.echo());

        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void connectionsBeyondTheLimitWaitUntilOneEnds() throws Exception {
        HttpServer server = servers.start(new HttpLimits(1000, 4096, 2, 10, 1, LONG, LONG, LONG, LONG), Servers.echo());

        try (RawClient first = RawClient.connect(server);
                RawClient second = RawClient.connect(server);
                RawClient third = RawClient.connect(server)) {
            assertThat(first.send(post("/echo", "[1]")).readOne()).endsWith("[1]");
            assertThat(second.send(post("/echo", "[2]")).readOne()).endsWith("[2]");
            third.send(post("/echo", "[3]"));
            await().untilAsserted(
                            () -> assertThat(servers.crossed("connections")).isPositive());
            assertThat(servers.registry.get("culprit.http.connections").gauge().value())
                    .isEqualTo(2);

            first.leave();

            assertThat(third.readOne()).endsWith("[3]");
        }
    }

    @Test
    void requestsBeyondTheLimitAreToldToComeAgainAndHealthIsStillTold() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        HttpServer server = servers.start(
                new HttpLimits(1000, 4096, 50, 1, 1, LONG, LONG, LONG, LONG),
                Route.get("/waits", call -> {
                    done.await();
                    return Reply.text(200, "done\n");
                }),
                Route.get("/livez", call -> Reply.text(200, "ok\n")).vital());

        try (RawClient first = RawClient.connect(server)) {
            first.send(get("/waits"));
            await().untilAsserted(() -> assertThat(running()).isEqualTo(1));

            assertThat(ask(server, get("/waits")))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After: 1\r\n")
                    .endsWith("{\"error\":\"too many requests at once\"}");
            assertThat(ask(server, get("/livez"))).endsWith("ok\n");
            done.countDown();
            assertThat(first.readOne()).endsWith("done\n");
        }
        await().untilAsserted(() -> assertThat(running()).isZero());
        assertThat(ask(server, get("/waits"))).endsWith("done\n");
        assertThat(servers.crossed("requests")).isEqualTo(1);
    }

    @Test
    void aHandlerThatTakesTooLongIsInterruptedAndItsCallerTold() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        HttpServer server = servers.start(
                new HttpLimits(1000, 4096, 50, 1, 1, LONG, LONG, LONG, SOON), Route.get("/waits", call -> {
                    try {
                        new CountDownLatch(1).await();
                        return Reply.empty(204);
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                        throw e;
                    }
                }));

        assertThat(ask(server, get("/waits")))
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 1\r\n")
                .endsWith("{\"error\":\"it took longer than PT0.5S\"}");
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(servers.crossed("deadline")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(running()).isZero());
    }

    private double running() {
        return servers.registry.get("culprit.http.requests.running").gauge().value();
    }

    private static HttpLimits slow(int bytesPerSecond, Duration arrival) {
        return new HttpLimits(1000, 4096, 50, 1, bytesPerSecond, SOON, arrival, LONG, LONG);
    }

    /** Sends the first part at once and a byte of the second every 50 ms, and returns what comes back. */
    private static String trickle(HttpServer server, String first, String second) throws Exception {
        try (RawClient client = RawClient.connect(server);
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            client.send(first);
            byte[] bytes = second.getBytes(StandardCharsets.US_ASCII);
            int[] next = {0};
            ScheduledFuture<?> ticks = clock.scheduleAtFixedRate(
                    () -> {
                        try {
                            client.send(String.valueOf((char) bytes[next[0]]));
                            next[0]++;
                        } catch (SocketException e) {
                            clock.shutdown();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
            String answer = client.readAll();
            ticks.cancel(true);
            return answer;
        }
    }

    private static String ask(HttpServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            return client.send(request).readOne();
        }
    }
}
