package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit notify test} says what was taken, or exactly what is wrong. */
class NotifyTestCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-21T06:00:00Z"), ZoneOffset.UTC);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "/api/auth.test", "{\"ok\":true,\"user\":\"culprit\",\"team\":\"Zoo\"}",
            "/api/chat.postMessage", "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}",
            "/hook", "thanks",
            "POST /api/annotations", "{\"id\":7,\"message\":\"Annotation added\"}",
            "GET /api/annotations", "[{\"id\":7,\"dashboardUID\":\"slo\"}]",
            "/api/annotations/7", "{\"message\":\"Annotation done\"}"));
    private final Set<String> refused = new HashSet<>();

    @TempDir
    private Path scratch;

    @SuppressWarnings("NullAway.Init") // begin sets it
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void everyChannelAndTheWebhookAreTried() throws IOException {
        assertThat(test("""
                slack.token=xoxb-secret
                slack.channel=#slo
                slack.routes=severity=critical -> #oncall; slo=x -> none
                slack.api-url=%1$s
                notify.webhook.url=%1$s/hook
                redaction.key=of another part
                correlator.instance=of another process
                """)).isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines("""
                        Slack: the token is that of culprit in Zoo
                        Slack: #oncall took the test message
                        Slack: #slo took the test message
                        Webhook: 127.0.0.1:%d took the test message
                        """.formatted(server.getAddress().getPort()));
        assertThat(posted).filteredOn(body -> body.contains("nothing burns")).hasSize(3);
    }

    @Test
    void whatSlackRefusesIsSaidWithoutTheToken() throws IOException {
        answers.put("/api/auth.test", "{\"ok\":false,\"error\":\"invalid_auth\"}");

        assertThat(test("slack.token=xoxb-secret\nslack.channel=#slo\nslack.api-url=%s\n"))
                .isOne();

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "culprit: Slack: Slack says invalid_auth: the token is wrong, or not for this Slack");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aChannelThatIsWrongIsNamed() throws IOException {
        answers.put("/api/chat.postMessage", "{\"ok\":false,\"error\":\"not_in_channel\"}");

        assertThat(test("slack.token=xoxb-secret\nslack.channel=#slo\nslack.api-url=%s\n"))
                .isOne();

        assertThat(err.toString())
                .contains("culprit: Slack: #slo: Slack says not_in_channel: the app is not in the channel");
    }

    @Test
    void anAnnotationIsDrawnAndRemovedAgain() throws IOException {
        assertThat(test("grafana.api-url=%s\ngrafana.token=glsa_secret\ngrafana.dashboard=slo\n"))
                .isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines("Grafana: 127.0.0.1:"
                        + server.getAddress().getPort() + " took a test annotation, and it is removed again\n");
        assertThat(posted).filteredOn(body -> body.contains("nothing burns")).hasSize(2);
    }

    @Test
    void whatTheTokenMayNotDoInGrafanaIsSaidWithTheRoleItNeeds() throws IOException {
        answers.put("POST /api/annotations", "{\"message\":\"Permissions needed: annotations:create\"}");
        refused.add("POST /api/annotations");

        assertThat(test("grafana.api-url=%s\ngrafana.token=glsa_secret\n")).isOne();

        assertThat(err.toString())
                .startsWith(
                        "culprit: Grafana: cannot draw an annotation: Grafana answers with status 403 "
                                + "(Permissions needed: annotations:create): the token may not; give its service account the role Editor")
                .hasLineCount(1)
                .doesNotContain("glsa_secret");
    }

    @Test
    void whatIsWrongBehindTheFirstStepIsSaidToo() throws IOException {
        answers.put("GET /api/annotations", "[{\"id\":7,\"dashboardUID\":\"\"}]");
        refused.add("DELETE /api/annotations/7");

        assertThat(test("grafana.api-url=%s\ngrafana.dashboard=slo\n")).isOne();

        assertThat(err.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("there is no dashboard slo"))
                .anyMatch(line -> line.contains("annotation 7 is left behind: remove it by hand"));
    }

    @Test
    void mistakesInTheSettingsAreAllSaid() throws IOException {
        assertThat(test("slack.token=xoxb-secret\nslack.routes=x\ngrafana.url=y\n"))
                .isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(2).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void whereNothingIsSetUpThatIsSaid() throws IOException {
        assertThat(test("http.port=8085\n")).isOne();

        assertThat(err.toString()).contains("nothing is set up to test: set CULPRIT_SLACK_TOKEN");
    }

    private int test(String settings) throws IOException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Path file = Files.writeString(scratch.resolve("culprit.properties"), settings.formatted(url));
        return CulpritCommand.commandLine(CLOCK, Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("notify", "test", "--config", file.toString());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            String asked = exchange.getRequestMethod() + " " + path;
            byte[] answer =
                    answers.getOrDefault(asked, answers.getOrDefault(path, "")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refused.contains(asked) ? 403 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
