package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Json;
import dev.culprit.correlator.report.SloCorrelationReport;
import dev.culprit.summarizer.dossier.Opening;
import dev.culprit.summarizer.prompt.Prompt;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {
    private static final Path REPORTS = Path.of("../correlator/src/test/resources/golden/report");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile String said = "";

    @TempDir
    private Path scratch;

    @SuppressWarnings("NullAway.Init") // begin sets it
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void withoutAKeyTheSummaryIsTheOneByRule() throws IOException {
        assertThat(summary("likely", "", List.of())).isZero();

        assertThat(out.toString())
                .startsWith("Deployment zoo/seal (image v1.4.2")
                .contains("By rule: no llm.api-key");
        assertThat(sent).isEmpty();
    }

    @Test
    void theDryRunPrintsWhatWouldBeSentAndSendsNothing() throws IOException {
        assertThat(summary("likely", key(), List.of("--dry-run"))).isZero();
        String shown = out.toString();
        said = "{}";
        assertThat(summary("likely", key(), List.of())).isOne();

        assertThat(shown)
                .startsWith("POST http://127.0.0.1:")
                .contains("Bearer ***")
                .doesNotContain("the-key");
        assertThat(Json.mapper().readTree(shown.substring(shown.indexOf("\n{"))))
                .isEqualTo(Json.mapper().readTree(sent.getFirst()));
        assertThat(sent).hasSize(1);
    }

    @Test
    void whatTheModelSaysIsToldWhereItIsInTheEvidence() throws IOException {
        said = """
                {"headline": {"text": "The new image of seal likely caused the burn.", "evidence": ["E1"]},
                 "explanation": [{"text": "BackOff was seen 4 times since 5 s after the change.", "evidence": ["E2"]}],
                 "next_steps": [{"action": "consider_undoing", "evidence": ["E1"]}]}""";

        assertThat(summary("likely", key(), List.of())).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        The new image of seal likely caused the burn.
                        BackOff was seen 4 times since 5 s after the change.
                        - Consider undoing the change of Deployment zoo/seal.
                        Told by stub; every object, number and time in it is in the evidence.
                        """);
        said = said.replace("4 times", "5 times");
        assertThat(summary("likely", key(), List.of())).isOne();
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "culprit: the answer of stub may not be shown: number in sentence 1 of the explanation");
    }

    @Test
    void aModelThatIsNotThereIsOneLine() throws IOException {
        server.stop(0);

        assertThat(summary("likely", key(), List.of())).isOne();
        assertThat(err.toString()).startsWith("culprit: the model has not answered: unreachable at http://127.0.0.1:");
    }

    @Test
    void aWrongSettingIsToldWithExitCodeTwo() throws IOException {
        assertThat(summary("likely", "llm.format=xml\nllm.timeout=0s\n", List.of()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void whereNobodyIsSuspectedNoModelIsAsked() throws IOException {
        assertThat(summary("unexplained", key(), List.of())).isZero();

        assertThat(out.toString()).contains("No change explains this burn", "no model is asked");
        assertThat(sent).isEmpty();
    }

    /** So that what {@code --dry-run} shows is what the process sends. */
    @Test
    void theRecordAndItsResourceMakeTheSamePrompt() throws IOException {
        var correlation = Json.mapper()
                .readValue(
                        Path.of("../api/src/test/resources/golden/correlation.json")
                                .toFile(),
                        Correlation.class);

        assertThat(Opening.of(SloCorrelationReport.of(correlation)).map(Prompt::of))
                .hasValue(Prompt.of(Opening.of(correlation)));
    }

    private String key() {
        return "llm.api-key=the-key\nllm.model=stub\nllm.base-url=http://127.0.0.1:"
                + server.getAddress().getPort() + "/v1\n";
    }

    private int summary(String example, String settings, List<String> more) throws IOException {
        Path config = Files.writeString(scratch.resolve("settings"), settings);
        var arguments = new ArrayList<>(
                List.of("summary", REPORTS.resolve(example + ".yaml").toString(), "--config", config.toString()));
        arguments.addAll(more);
        return CulpritCommand.commandLine(CLOCK, Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = completion().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String completion() throws JsonProcessingException {
        return Json.mapper()
                .writeValueAsString(Map.of(
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", said)))));
    }
}
