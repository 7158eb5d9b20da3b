package dev.culprit.runtime.http;

import static dev.culprit.runtime.http.Servers.get;
import static dev.culprit.runtime.http.Servers.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.culprit.runtime.health.Health;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    @RegisterExtension
    private final Servers servers = new Servers();

    @Test
    void aRouteAnswersOneRequestAfterTheOtherOnOneConnection() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.send(post("/echo", "[1]")).readOne())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\n[1]")
                    .doesNotContainIgnoringCase("Server:");
            assertThat(client.send(post("/echo", "[2]")).readOne()).endsWith("[2]");
        }
        // counted when the answer has gone out, so a client may have read it before
        await().untilAsserted(() -> assertThat(servers.registry
                        .get("culprit.http.requests")
                        .tags("route", "/echo", "status", "200")
                        .timer()
                        .count())
                .isEqualTo(2));
    }

    @Test
    void aBodyInPiecesIsRead() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        try (RawClient client = RawClient.connect(server)) {
            client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: Application/JSON; charset=utf-8\r\n");
            client.send("Transfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n");
            client.send("2\r\n,2\r\n1\r\n]\r\n0\r\n\r\n");

            assertThat(client.readOne()).endsWith("[1,2]");
        }
    }

    @Test
    void whatIsNotThereIsNotFoundAndAWrongMethodIsToldTheRightOnes() throws Exception {
        HttpServer server =
                servers.start(Servers.WIDE, Servers.echo(), Route.get("/here", call -> Reply.text(200, "here\n")));

        assertThat(ask(server, get("/there")))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("Content-Type: application/json")
                .endsWith("{\"error\":\"not found\"}");
        assertThat(ask(server, get("/echo")))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: POST\r\n")
                .endsWith("{\"error\":\"method not allowed\"}");
        assertThat(ask(server, post("/here", ""))).contains("Allow: GET, HEAD\r\n");
    }

    @Test
    void headIsGetWithoutABody() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Route.get("/here", call -> Reply.text(200, "here\n")));

        assertThat(ask(server, "HEAD /here HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Length: 5\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain\r\n", "Content-Type: application/jsonp\r\n", ""})
    void anythingButJsonIsRefusedWhereJsonIsExpected(String header) throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        assertThat(ask(server, "POST /echo HTTP/1.1\r\nHost: x\r\n" + header + "Content-Length: 2\r\n\r\n[]"))
                .startsWith("HTTP/1.1 415 ")
                .endsWith("{\"error\":\"the content type must be application/json\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "null", "[]", "{\"a\": secret}"})
    void aBodyThatDoesNotReadIsTheCallersMistakeAndIsNotQuoted(String body) throws Exception {
        HttpServer server = servers.start(
                Servers.WIDE,
                Route.post(
                        "/maps",
                        Access.open(),
                        call -> Reply.json(200, call.json(Map.class).size())));

        assertThat(ask(server, post("/maps", body)))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("{\"error\":\"the body is ")
                .doesNotContain("secret");
    }

    @Test
    void nestingBeyondTheLimitOfAllJsonIsTheCallersMistake() throws Exception {
        HttpServer server = servers.start(
                Servers.WIDE, Route.post("/any", Access.open(), call -> Reply.json(200, call.json(Object.class))));

        assertThat(ask(server, post("/any", "[".repeat(200) + "]".repeat(200)))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aHandlerThatFailsShowsNothingOfItsInside() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Route.get("/fails", call -> {
            throw new IllegalStateException("the password is hunter2");
        }));

        assertThat(ask(server, get("/fails")))
                .startsWith("HTTP/1.1 500 ")
                .endsWith("{\"error\":\"internal error\"}")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000\u0001\u0002\r\n\r\n",
                "GET\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void whatIsNoHttpIsABadRequestAndNothingElse(String bytes) throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        assertThat(ask(server, bytes))
                .startsWith("HTTP/1.1 400 ")
                .contains("{\"error\":\"")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("Exception");
        assertThat(ask(server, post("/echo", "[1]"))).endsWith("[1]");
    }

    @Test
    void aClientThatSendsNoMoreIsStillAnswered() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.send(post("/echo", "[1]")).sendNoMore().readAll()).endsWith("[1]");
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfItsBodyHoldsNothing() throws Exception {
        HttpServer server = servers.start(Servers.WIDE, Servers.echo());

        for (int times = 0; times < 2 * Servers.WIDE.requests(); times++) {
            try (RawClient client = RawClient.connect(server)) {
                client.send(Servers.postHead("/echo", "Content-Length: 10") + "[")
                        .sendNoMore()
                        .readAll();
            }
        }

        assertThat(ask(server, post("/echo", "[1]"))).endsWith("[1]");
    }

    @Test
    void healthListsWhatFailsAndMetricsAreThoseOfTheRegistry() throws Exception {
        Health health = new Health();
        HttpServer server = servers.start(
                Servers.WIDE, HealthRoutes.of(health, servers.registry).toArray(Route[]::new));
        assertThat(ask(server, get("/readyz"))).startsWith("HTTP/1.1 200 ").endsWith("ok\n");

        health.addReady("kafka", () -> Optional.of("no broker answers"));
        health.addReady("cluster", () -> Optional.of("the first list is not read"));
        assertThat(ask(server, get("/readyz")))
                .startsWith("HTTP/1.1 503 ")
                .endsWith("\r\n\r\ncluster: the first list is not read\nkafka: no broker answers\n");
        assertThat(ask(server, get("/livez"))).startsWith("HTTP/1.1 200 ");

        health.addLive("topology", () -> Optional.of("a thread died"));
        assertThat(ask(server, get("/livez"))).endsWith("\r\n\r\ntopology: a thread died\n");
        assertThat(ask(server, get("/metrics")))
                .contains("text/plain; version=0.0.4")
                .contains("culprit_http_limit_crossed_total{limit=\"body\",server=\"test\"} 0.0\n");
    }

    @Test
    void aPortInUseIsNamedInOneLine() throws Exception {
        HttpServer server = servers.start(Servers.WIDE);
        HttpSettings same =
                new HttpSettings("webhook", "127.0.0.1", server.port(), Access.open(), null, Servers.WIDE, null);

        assertThatExceptionOfType(HttpStartException.class)
                .isThrownBy(() -> HttpServer.start(same, List.of(), servers.registry))
                .withMessageStartingWith("webhook: cannot listen on 127.0.0.1:" + server.port() + ": ");
    }

    private static String ask(HttpServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            return client.send(request).readOne();
        }
    }
}
