package dev.culprit.runtime.http;

import static dev.culprit.runtime.http.Servers.get;
import static dev.culprit.runtime.http.Servers.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit is crossed, told to the client, and counted. */
class HttpLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Route LIVE =
            Route.get("/livez", call -> Reply.text(200, "ok\n")).vital();

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
        HttpServer server = servers.start(slow(1000, SOON), waiting(done));

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
    void connectionsBeyondTheLimitWaitWhileThoseThatAreOpenAreWorkedFor() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        HttpServer server = servers.start(connections(2), waiting(done), LIVE);

        try (RawClient first = RawClient.connect(server).send(get("/waits"));
                RawClient second = RawClient.connect(server).send(get("/waits"))) {
            await().untilAsserted(() -> assertThat(running()).isEqualTo(2));
            RawClient third = RawClient.connect(server).send(get("/livez"));
            assertThat(servers.registry.get("culprit.http.connections").gauge().value())
                    .isEqualTo(2);
            assertThat(servers.crossed("connections")).isPositive();

            done.countDown();

            assertThat(first.readOne()).endsWith("done\n");
            assertThat(second.readOne()).endsWith("done\n");
            assertThat(third.readOne()).endsWith("ok\n");
            third.leave();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /livez HTTP/1.1\r\nHo", "GET /long HTTP/1.1\r\nHost: x\r\n\r\n"})
    void whoTakesAllConnectionsAndAsksOrReadsNothingMakesWay(String said) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Reply more = Reply.text(200, "x".repeat(16_000_000));
        HttpServer server = servers.start(connections(8), waiting(done), LIVE, Route.get("/long", call -> more));
        var callers = new ArrayList<RawClient>();

        try (RawClient first = RawClient.connect(server)) {
            first.send(get("/waits"));
            for (int caller = 0; caller < 12; caller++) {
                callers.add(RawClient.connect(server).send(said));
            }

            assertThat(ask(server, get("/livez"))).endsWith("ok\n");
            done.countDown();
            assertThat(first.readOne()).as("is worked for").endsWith("done\n");
        } finally {
            for (RawClient caller : callers) {
                caller.close();
            }
        }
    }

    @Test
    void requestsBeyondTheLimitAreToldToComeAgainAndHealthIsStillTold() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        HttpServer server =
                servers.start(new HttpLimits(1000, 4096, 50, 1, 1, LONG, LONG, LONG, LONG), waiting(done), LIVE);

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

    private static Route waiting(CountDownLatch done) {
        return Route.get("/waits", call -> {
            done.await();
            return Reply.text(200, "done\n");
        });
    }

    private static HttpLimits connections(int most) {
        return new HttpLimits(1000, 4096, most, 10, 1, LONG, LONG, LONG, LONG);
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
