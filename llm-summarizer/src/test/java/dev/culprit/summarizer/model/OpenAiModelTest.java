package dev.culprit.summarizer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.summarizer.Cases;
import dev.culprit.summarizer.dossier.Opening;
import dev.culprit.summarizer.model.ModelSettings.Format;
import dev.culprit.summarizer.model.Reply.Failed;
import dev.culprit.summarizer.model.Reply.Failure;
import dev.culprit.summarizer.model.Reply.Said;
import dev.culprit.summarizer.prompt.Prompt;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModelTest {
    private static final Prompt PROMPT = Prompt.of(Opening.of(Cases.seal()));
    private static final Clock CLOCK = Clock.fixed(Cases.ALERT, ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private StubModel stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubModel();
    }

    @AfterEach
    void stop() throws IOException {
        stub.close();
    }

    @Test
    void whatItSaysIsTakenWithItsCost() throws Exception {
        stub.then(StubModel.says("{\"a\": \"ü\"}"));

        assertThat(ask(LONG)).isEqualTo(new Said("{\"a\": \"ü\"}", 1000));
        assertThat(stub.requests())
                .singleElement()
                .asString()
                .startsWith("POST /openai/v1/chat/completions HTTP/1.1\r\n")
                .contains("Authorization: Bearer the-key\r\n")
                .doesNotContain("Upgrade");
    }

    @ParameterizedTest
    @EnumSource
    void theRequestThatIsShownIsTheOneThatIsSent(Format format) throws Exception {
        stub.then(StubModel.says("{}"));
        try (var model = new OpenAiModel(settings(stub.url(), format), CLOCK)) {
            ShownRequest shown = model.show(PROMPT);
            model.ask(PROMPT, LONG);

            String sent = stub.requests().getFirst();
            assertThat(sent).endsWith("\r\n\r\n" + shown.body());
            assertThat(shown.line()).isEqualTo("POST " + stub.url() + "/chat/completions");
            assertThat(shown.headers().toString()).doesNotContain("the-key").contains("Bearer ***");
            assertThat(Json.mapper().readTree(shown.readableBody()))
                    .isEqualTo(Json.mapper().readTree(shown.body()));
            assertThat(stub.requests()).hasSize(1);
        }
    }

    @Test
    void theShapeIsAskedForAsTheEndpointUnderstandsIt() throws Exception {
        assertThat(body(Format.TEXT).has("response_format")).isFalse();
        assertThat(body(Format.JSON_OBJECT).at("/response_format/type").asText())
                .isEqualTo("json_object");
        JsonNode schema = body(Format.JSON_SCHEMA).path("response_format");
        assertThat(schema.path("type").asText()).isEqualTo("json_schema");
        assertThat(schema.at("/json_schema/strict").asBoolean()).isTrue();
        assertThat(schema.at("/json_schema/schema/required")).hasSize(3);
        assertThat(schema.at("/json_schema/schema/properties/next_steps/items/properties/action/enum"))
                .hasSize(8);
        assertThat(body(Format.TEXT).path("max_tokens").asInt()).isEqualTo(700);
        assertThat(body(Format.TEXT).path("temperature").asDouble()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED", "401, UNAUTHORIZED", "402, UNAUTHORIZED", "403, UNAUTHORIZED", "404, REJECTED",
        "408, TIMEOUT", "413, REJECTED", "422, REJECTED", "429, RATE_LIMITED", "500, SERVER_ERROR",
        "502, SERVER_ERROR", "503, SERVER_ERROR", "529, SERVER_ERROR", "301, REJECTED", "304, REJECTED"
    })
    void aStatusThatIsNoSuccessIsItsFailure(int status, Failure failure) throws Exception {
        stub.then(StubModel.json(status, "{\"error\": {\"message\": \"the-key\"}}"));

        assertThat(ask(LONG)).isEqualTo(new Failed(failure));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                             | 7
            0                             |
            999999999999999999999         | 3600
            86400                         | 3600
            Mon, 04 May 2026 10:00:30 GMT | 30
            Mon, 04 May 2026 09:00:00 GMT |
            -5                            |
            soon                          |
            1.5                           | 2
            ٣                             |
            """)
    void theServersWishToBeLeftAloneIsUnderstoodWithinReason(String header, Long seconds) throws Exception {
        stub.then(StubModel.withHeader(429, "Retry-After: " + header));

        Failed failed = (Failed) ask(LONG);
        assertThat(failed.failure()).isEqualTo(Failure.RATE_LIMITED);
        assertThat(failed.pause().map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "<html>busy</html>",
                "{\"choices\": []}",
                "{\"choices\": null}",
                "{\"choices\": [{\"message\""
            })
    void whatIsNoCompletionIsMalformedOrEmpty(String body) throws Exception {
        stub.then(StubModel.json(200, body));

        assertThat(((Failed) ask(LONG)).failure()).isIn(Failure.MALFORMED, Failure.EMPTY);
    }

    @Test
    void aCompletionWithoutTextOrCutShortIsNoAnswer() throws Exception {
        var nothing = new HashMap<String, Object>(Map.of("role", "assistant"));
        nothing.put("content", null);
        stub.then(StubModel.json(200, StubModel.completion(nothing, "stop")))
                .then(StubModel.says("  \n "))
                .then(StubModel.json(200, StubModel.completion(Map.of("role", "assistant", "content", "{}"), "length")))
                .then(StubModel.json(
                        200, StubModel.completion(Map.of("role", "assistant", "content", "{}"), "content_filter")));

        assertThat(ask(LONG)).isEqualTo(new Failed(Failure.EMPTY, null, 1000));
        assertThat(ask(LONG)).isEqualTo(new Failed(Failure.EMPTY, null, 1000));
        assertThat(ask(LONG)).isEqualTo(new Failed(Failure.CUT, null, 1000));
        assertThat(ask(LONG)).isEqualTo(new Failed(Failure.FILTERED, null, 1000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"error": {"message": "overloaded"}}                                                 | SERVER_ERROR
            {"error": {"code": 429, "message": "slow down"}}                                     | RATE_LIMITED
            {"error": {"code": "context_length_exceeded"}}                                       | SERVER_ERROR
            {"error": "no"}                                                                      | SERVER_ERROR
            {"choices": [{"finish_reason": "stop", "message": {"refusal": "I will not"}}]}       | FILTERED
            {"choices": [{"finish_reason": "tool_calls", "message": {"tool_calls": [{"id": 1}]}}]} | EMPTY
            {"choices": [{"finish_reason": "error", "message": {"content": ""}}]}                | EMPTY
            {"choices": [{"delta": {"content": "{}"}}]}                                          | EMPTY
            {"choices": {"message": {"content": "{}"}}}                                          | MALFORMED
            {"choices": [null]}                                                                  | MALFORMED
            data: {"choices": [{"delta": {"content": "{}"}}]}                                    | MALFORMED
            """)
    void aSuccessThatIsNoneIsItsFailure(String body, Failure failure) throws Exception {
        stub.then(StubModel.json(200, body));

        assertThat(((Failed) ask(LONG)).failure()).isEqualTo(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\": [{\"message\": {\"content\": \"hi\"}, \"finish_reason\": null}], \"created\": \"now\", %s}",
                "{\"choices\": [{\"message\": {\"content\": \"hi\", \"tool_calls\": \"none\"}, \"logprobs\": 1}], %s}",
                "{\"choices\": [{\"message\": {\"content\": [{\"type\": \"text\", \"text\": \"hi\"}]}}], %s}",
                "\uFEFF{\"id\": 1, \"choices\": [{\"message\": {\"content\": \"hi\", \"role\": 7}}], %s}"
            })
    void whatNobodyAskedForMayBeAnything(String form) throws Exception {
        stub.then(StubModel.json(200, form.formatted("\"usage\": {\"total_tokens\": \"12\", \"prompt_tokens\": []}")));

        assertThat(ask(LONG)).isEqualTo(new Said("hi", 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "-5", "3000000000", "99999999999999999999999", "1e400", "\"many\""})
    void tokensThatCannotBeAreReckoned(String total) throws Exception {
        stub.then(StubModel.json(
                200,
                "{\"choices\": [{\"message\": {\"content\": \"hi\"}}], \"usage\": {\"total_tokens\": " + total + "}}"));

        int reckoned = (PROMPT.system().length() + PROMPT.user().length() + 2) / 4;
        assertThat(ask(LONG)).isEqualTo(new Said("hi", reckoned));
    }

    @Test
    void noKeyGoesToAnotherHost() throws Exception {
        try (var other = new StubModel().then(StubModel.says("{}"))) {
            stub.then(StubModel.withHeader(307, "Location: " + other.url() + "/chat/completions"));

            assertThat(ask(LONG)).isEqualTo(new Failed(Failure.REJECTED));
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"choices\"",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n{",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/9.9 200\r\n\r\n",
                "HTTP/1.1 OK\r\n\r\n"
            })
    void aBrokenAnswerIsNone(String bytes) throws Exception {
        stub.then(StubModel.raw(bytes));

        assertThat(((Failed) ask(SHORT)).failure()).isIn(Failure.UNREACHABLE, Failure.TIMEOUT);
    }

    @Test
    void whatIsPackedIsNotUnpacked() throws Exception {
        stub.then(StubModel.raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f8ab"));

        assertThat(((Failed) ask(LONG)).failure()).isEqualTo(Failure.MALFORMED);
    }

    @Test
    void whoeverDoesNotAnswerOrDripsIsLeftAfterTheLimit() throws Exception {
        stub.then((socket, end) -> end.await()).then((socket, end) -> {
            StubModel.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").answer(socket, end);
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
            }
        });

        assertThat(ask(SHORT)).isEqualTo(new Failed(Failure.TIMEOUT));
        assertThat(ask(SHORT)).isEqualTo(new Failed(Failure.TIMEOUT));
    }

    @Test
    void anEndlessAnswerIsBrokenOff() throws Exception {
        stub.then((socket, end) -> {
            StubModel.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").answer(socket, end);
            byte[] more = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                socket.getOutputStream().write(more);
            }
        });

        assertThat(ask(LONG)).isEqualTo(new Failed(Failure.TOO_LONG));
    }

    @Test
    void aConnectionThatIsBrokenOrNeverMadeIsUnreachable() throws Exception {
        stub.then((socket, end) -> socket.close()).then(StubModel.raw("no http\r\n\r\n"));

        assertThat(ask(LONG)).isEqualTo(new Failed(Failure.UNREACHABLE));
        assertThat(ask(LONG)).isEqualTo(new Failed(Failure.UNREACHABLE));
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        try (var model = new OpenAiModel(settings(URI.create("http://127.0.0.1:" + nobody), Format.TEXT), CLOCK)) {
            assertThat(model.ask(PROMPT, LONG)).isEqualTo(new Failed(Failure.UNREACHABLE));
        }
    }

    private Reply ask(Duration within) throws InterruptedException {
        try (var model = new OpenAiModel(settings(stub.url(), Format.JSON_OBJECT), CLOCK)) {
            return model.ask(PROMPT, within);
        }
    }

    private JsonNode body(Format format) throws IOException {
        try (var model = new OpenAiModel(settings(stub.url(), format), CLOCK)) {
            return Json.mapper().readTree(model.show(PROMPT).body());
        }
    }

    private static ModelSettings settings(URI url, Format format) {
        return new ModelSettings(url, new Secret("the-key"), "stub", LONG, 0, 700, format);
    }
}
