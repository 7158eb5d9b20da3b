package dev.culprit.summarizer.model;

import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.summarizer.model.Reply.Failed;
import dev.culprit.summarizer.model.Reply.Failure;
import dev.culprit.summarizer.model.Reply.Said;
import dev.culprit.summarizer.prompt.Prompt;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Any endpoint that speaks OpenAI's chat completions. */
public final class OpenAiModel implements Model, AutoCloseable {
    /** Of an answer: a completion has some thousand. */
    private static final long MOST_BYTES = 1_000_000;

    private static final int CHARACTERS_A_TOKEN = 4;

    private static final String CHAT = "chat";
    private static final String TOTAL = "total_tokens";

    /** Whoever it is, this is how it speaks. */
    private static final String PROTOCOL = "openai";

    private final ModelSettings settings;
    private final Clock clock;
    private final HttpCalls http;

    /** Connects to nothing yet. */
    public OpenAiModel(ModelSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new HttpCalls(settings.timeout(), MOST_BYTES, Optional.empty());
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public Reply ask(Prompt prompt, Duration within) throws InterruptedException {
        try (Activity asking = Tracing.current()
                .start(SpanKind.CLIENT, CHAT + " " + settings.model())
                .begin()) {
            asking.tell(SpanKeys.GEN_AI_OPERATION, CHAT)
                    .tell(SpanKeys.GEN_AI_PROVIDER, PROTOCOL)
                    .tell(SpanKeys.GEN_AI_MODEL, settings.model())
                    .tell(SpanKeys.SERVER, settings.baseUrl().getHost());
            Reply reply = answer(prompt, within);
            if (reply instanceof Failed failed) {
                asking.fail(failed.failure().label());
            }
            return reply;
        }
    }

    private Reply answer(Prompt prompt, Duration within) throws InterruptedException {
        Duration limit = within.compareTo(settings.timeout()) < 0 ? within : settings.timeout();
        var call = new OneCall(http, limit, clock);
        var asking = new FutureTask<>(() -> chat(call, prompt));
        asking.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (asking.state() == FutureTask.State.SUCCESS) {
            return reply(asking.resultNow(), prompt, call.completion());
        }
        // what came over HTTP and is no completion fails in LangChain4j, by whatever exception
        boolean isDeclined = asking.exceptionNow() instanceof ContentFilteredException;
        return call.failed()
                .orElse(new Failed(isDeclined ? Failure.FILTERED : Failure.MALFORMED))
                .costing(call.completion().tokens(TOTAL).orElse(0));
    }

    /** The request as it would be sent, and nothing is sent. */
    public ShownRequest show(Prompt prompt) {
        var capture = new ShownRequest.Capture();
        var asking = new FutureTask<>(() -> chat(capture, prompt));
        asking.run();
        return capture.shown();
    }

    private ChatResponse chat(HttpClientBuilder transport, Prompt prompt) {
        var model = OpenAiChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(settings.baseUrl().toString())
                .apiKey(settings.key().value())
                .modelName(settings.model())
                .temperature(settings.temperature())
                .maxTokens(settings.answerTokens())
                .maxRetries(0)
                .strictJsonSchema(true)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .build();
        var request =
                ChatRequest.builder().messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        ResponseFormat format = format();
        if (format != null) {
            request.responseFormat(format);
        }
        return model.chat(request.build());
    }

    private @Nullable ResponseFormat format() {
        return switch (settings.format()) {
            case TEXT -> null;
            case JSON_OBJECT ->
                ResponseFormat.builder().type(ResponseFormatType.JSON).build();
            case JSON_SCHEMA ->
                ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(AnswerSchema.of())
                        .build();
        };
    }

    private static Reply reply(ChatResponse response, Prompt prompt, Completion completion) {
        String text = response.aiMessage() == null ? null : response.aiMessage().text();
        int tokens = tokens(completion, prompt, text == null ? "" : text);
        if (response.finishReason() == FinishReason.LENGTH) {
            return new Failed(Failure.CUT).costing(tokens);
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return new Failed(Failure.FILTERED).costing(tokens);
        }
        return text == null || text.isBlank() ? new Failed(Failure.EMPTY).costing(tokens) : new Said(text, tokens);
    }

    private static int tokens(Completion completion, Prompt prompt, String text) {
        describe(SpanKeys.GEN_AI_INPUT, completion.tokens("prompt_tokens"));
        describe(SpanKeys.GEN_AI_OUTPUT, completion.tokens("completion_tokens"));
        return completion
                .tokens(TOTAL)
                .orElse((prompt.system().length() + prompt.user().length() + text.length()) / CHARACTERS_A_TOKEN);
    }

    private static void describe(String key, OptionalInt tokens) {
        tokens.ifPresent(count -> Span.current().setAttribute(key, (long) count));
    }

    @Override
    public void close() {
        http.close();
    }
}
