package dev.culprit.summarizer.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What LangChain4j sends one request through; it has its own idea of time. */
abstract class Transport implements HttpClient, HttpClientBuilder {
    @Override
    public final void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    @Override
    public final @Nullable Duration connectTimeout() {
        return null;
    }

    @Override
    public final HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public final @Nullable Duration readTimeout() {
        return null;
    }

    @Override
    public final HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public final HttpClient build() {
        return this;
    }
}
