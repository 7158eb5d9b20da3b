package dev.culprit.correlator.report.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culprit.api.record.Json;
import dev.culprit.runtime.tracing.SpanKeys;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.opentelemetry.api.trace.Span;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Writes over the client's connection, for what the client itself has no words for: who creates, and what must not have
 * changed before it is deleted. A refusal is told in the server's words alone.
 */
final class Writes {
    private static final long PATIENCE_SECONDS = 10;

    private final KubernetesClient client;

    Writes(KubernetesClient client) {
        this.client = client;
    }

    static String json(Object body) {
        try {
            return Json.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a resource can always be written", e);
        }
    }

    /**
     * The server's answer.
     *
     * @throws KubernetesClientException when the server refuses, with its code; when it does not answer, without one
     */
    GenericKubernetesResource send(String path, UnaryOperator<HttpRequest.Builder> body) {
        URI uri = URI.create(client.getMasterUrl().toString()).resolve(path);
        HttpRequest request = body.apply(client.getHttpClient().newHttpRequestBuilder())
                .uri(uri)
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build();
        HttpResponse<String> answer = await(client.getHttpClient().sendAsync(request, String.class), uri);
        Span.current().setAttribute(SpanKeys.STATUS, answer.code());
        if (!answer.isSuccessful()) {
            Status status = status(answer);
            throw new KubernetesClientException(status.getMessage(), answer.code(), status);
        }
        return client.getKubernetesSerialization().unmarshal(answer.body(), GenericKubernetesResource.class);
    }

    private static HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer, URI uri) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new KubernetesClientException(uri.getAuthority() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("interrupted", e);
        }
    }

    /** A proxy, and a server that does not know the path, answer in their own words. */
    private static Status status(HttpResponse<String> answer) {
        try {
            Status status = Json.mapper().readValue(answer.body(), Status.class);
            return status.getMessage() == null ? plain(answer) : status;
        } catch (JsonProcessingException e) {
            return plain(answer);
        }
    }

    private static Status plain(HttpResponse<String> answer) {
        return new StatusBuilder()
                .withMessage("the server answered " + answer.code())
                .build();
    }
}
