package dev.culprit.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Prometheus that misbehaves. */
class PrometheusSourceTest {
    private static final Grid MOMENTS = new Grid(Instant.ofEpochSecond(600), Duration.ofMinutes(1), 3);
    private static final String ONE =
            "{\"status\":\"success\",\"warnings\":[\"a store\\nis away\"],\"data\":{\"resultType\":\"matrix\",\"result\":"
                    + "[{\"metric\":{},\"values\":[[600,\"0.5\"],[660,\"NaN\"],[720,\"+Inf\"]]}]}}";

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> logins = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();

    @SuppressWarnings("NullAway.Init") // begin sets it
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void end() {
        over.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    void itIsAskedForItsMomentsAndTellsThoseThatAreNumbers() throws Exception {
        assertThat(answerOf(200, ONE))
                .isEqualTo(new Answer.Found(List.of(new Answer.Point(600, 0.5)), List.of("a store is away")));
        assertThat(bodies).containsExactly("end=720&query=sum%28up%29&start=600&step=60s");
        assertThat(logins).containsExactly("Bearer it-is-me");
    }

    @Test
    void aServerErrorMayPass() throws Exception {
        assertThat(answerOf(503, "<html>no")).isEqualTo(new Answer.Failed("it answers 503"));
        assertThat(answerOf(429, "slow down")).isEqualTo(new Answer.Failed("it answers 429"));
    }

    @Test
    void aQueryThatIsWrongIsRefusedWithPrometheusOwnWordsInALine() throws Exception {
        assertThat(answerOf(
                        422,
                        "{\"status\":\"error\",\"error\":\"found duplicate\\nseries \\u001b[31m" + "x".repeat(999)
                                + "\"}"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("it answers 422: found duplicate series [31mxxx")
                                .endsWith("...")
                                .hasSizeLessThan(250));
        assertThat(answerOf(401, "")).isEqualTo(new Answer.Refused("it answers 401"));
    }

    @Test
    void whatLoadsTooManySamplesOrTakesTooLongThereIsTooMuch() throws Exception {
        assertThat(answerOf(422, "{\"error\":\"query processing would load too many samples into memory\"}"))
                .isInstanceOf(Answer.TooMuch.class);
        assertThat(answerOf(503, "{\"error\":\"query timed out in query execution\"}"))
                .isInstanceOf(Answer.TooMuch.class);
    }

    @Test
    void whoDoesNotAnswerInTimeWasAskedTooMuch() throws Exception {
        assertThat(answer(exchange -> {
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isEqualTo(new Answer.TooMuch("no answer within 1 s"));
    }

    @Test
    void anAnswerThatIsNoJsonOrCutOffOrOfSomebodyElseMayPass() throws Exception {
        assertThat(answerOf(200, "<html>hello</html>"))
                .isEqualTo(new Answer.Failed("its answer is no JSON, or was cut off"));
        assertThat(answerOf(200, ONE.substring(0, 100)))
                .isEqualTo(new Answer.Failed("its answer is no JSON, or was cut off"));
        assertThat(answerOf(200, "{\"status\":\"ok\"}"))
                .isEqualTo(new Answer.Failed("its answer is no matrix: is the address that of Prometheus?"));
        assertThat(answerOf(200, "")).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void aBodyThatEndsBeforeItsLengthIsAFailure() throws Exception {
        assertThat(answer(exchange -> {
                    exchange.sendResponseHeaders(200, 10_000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    throw new IOException("the connection is cut");
                }))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void anAnswerBeyondTheLimitIsBrokenOff() throws Exception {
        assertThat(answerOf(200, " ".repeat(100_001)))
                .isEqualTo(new Answer.Failed("IOException: the answer is longer than 100000 bytes"));
    }

    @Test
    void severalSeriesAreRefusedForNobodyKnowsWhichIsMeant() throws Exception {
        assertThat(answerOf(200, "{\"data\":{\"resultType\":\"matrix\",\"result\":[{},{}]}}"))
                .isEqualTo(new Answer.Refused("it answers 2 series where one is meant"));
    }

    @Test
    void nobodyThereIsAFailure() throws Exception {
        server.stop(0);
        assertThat(ask()).isInstanceOf(Answer.Failed.class);
    }

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private Answer answerOf(int status, String body) throws Exception {
        return answer(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private Answer answer(Behaviour behaviour) throws Exception {
        var context = server.createContext("/api/v1/query_range", exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                logins.add(exchange.getRequestHeaders().getFirst("Authorization"));
                behaviour.answer(exchange);
            }
        });
        try {
            return ask();
        } finally {
            server.removeContext(context);
        }
    }

    private Answer ask() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var address = new PrometheusAddress(url, new Secret("Bearer it-is-me"), null);
        try (var http = new PrometheusHttp(address, Duration.ofSeconds(1), 100_000)) {
            return new PrometheusSource(http, Duration.ofSeconds(1)).ask("sum(up)", MOMENTS);
        }
    }
}
