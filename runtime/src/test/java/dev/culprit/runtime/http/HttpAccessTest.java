package dev.culprit.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAccessTest {
    private static final Access TOKENS = new Access(List.of(new Secret("old"), new Secret("new")), List.of());
    private static final Access BOTH =
            new Access(List.of(new Secret("token")), List.of(new Login("alertmanager", new Secret("a:b"))));

    @RegisterExtension
    private final Servers servers = new Servers();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer old", "Bearer new", "bearer  new"})
    void eachOfTheTokensIsValid(String authorization) throws Exception {
        assertThat(ask(TOKENS, authorization)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "old", "Bearer", "Bearer ", "Bearer ol", "Bearer old,new", "Basic old", "Basic b2xkOm5ldw=="
            })
    void allElseIsRefusedWithAChallengeAndItsBodyNotRead(String authorization) throws Exception {
        assertThat(ask(TOKENS, authorization))
                .startsWith("HTTP/1.1 401 ")
                .contains("WWW-Authenticate: Bearer realm=\"culprit\"\r\n")
                .endsWith("{\"error\":\"unauthorized\"}");
    }

    @Test
    void aLoginIsAsGoodAsAToken() throws Exception {
        assertThat(ask(BOTH, basic("alertmanager:a:b"))).startsWith("HTTP/1.1 200 ");
        assertThat(ask(BOTH, "Bearer token")).startsWith("HTTP/1.1 200 ");
        assertThat(ask(BOTH, basic("alertmanager:a"))).startsWith("HTTP/1.1 401 ");
        assertThat(ask(BOTH, "Basic ???"))
                .contains("WWW-Authenticate: Bearer realm=\"culprit\", Basic realm=\"culprit\", charset=\"UTF-8\"\r\n");
    }

    @Test
    void nobodyIsAskedOnARouteThatIsOpen() throws Exception {
        assertThat(ask(Access.open(), "Bearer whatever")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8085", "127.0.0.1:8085", "[::1]:8085", "Pager", "pager:80"})
    void whoeverIsNotAskedForATokenMayCallByAnAddressOrAKnownName(String host) throws Exception {
        assertThat(askBy(host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8085", "127.0.0.1.evil.example", "localhost.evil.example", "x"})
    void aNameThatSomebodyMadePointHereIsRefused(String host) throws Exception {
        assertThat(askBy(host))
                .startsWith("HTTP/1.1 421 ")
                .endsWith("{\"error\":\"not called by a name of this server" + " (http.hosts)\"}");
    }

    /** None of them is the route's path without the question who calls. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//closed",
                "/closed/",
                "/closed;x=y",
                "/closed%00",
                "/open/../closed",
                "/open/%2e%2e/closed",
                "/%63losed",
                "/CLOSED",
                "http://other.example/closed"
            })
    void noOtherWayOfWritingAPathLeadsInside(String path) throws Exception {
        HttpServer server = servers.start(
                Servers.WIDE,
                Route.get("/open", call -> Reply.text(200, "open\n")),
                Route.get("/closed", TOKENS, call -> Reply.text(200, "in\n")));

        try (RawClient client = RawClient.connect(server)) {
            assertThat(client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .readOne())
                    .matches("(?s)HTTP/1.1 (400|401|404|421) .*");
        }
    }

    private String askBy(String host) throws IOException, HttpStartException {
        return ask(new Access(List.of(), List.of(), new HostNames(List.of("pager"))), host, "");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(BOTH.toString()).doesNotContain("token,", "a:b").contains("***");
    }

    private String ask(Access access, String authorization) throws IOException, HttpStartException {
        return ask(access, "x", authorization);
    }

    private String ask(Access access, String host, String authorization) throws IOException, HttpStartException {
        HttpServer server = servers.start(Servers.WIDE, Route.post("/closed", access, call -> Reply.text(200, "in\n")));
        try (RawClient client = RawClient.connect(server)) {
            return client.send("POST /closed HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n"
                            + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
                            + "Content-Length: 2\r\n\r\n{}")
                    .readOne();
        }
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }
}
