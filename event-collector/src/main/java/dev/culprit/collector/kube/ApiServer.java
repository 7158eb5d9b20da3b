package dev.culprit.collector.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Reads of one API server, as streams: nothing is held in memory but what is being looked at, and who reads slowly is
 * sent to slowly.
 */
public final class ApiServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final int MAX_REASON = 300;

    /** A time of day is not what API servers send. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    /**
     * A request that is given up keeps its connection until this ends it. Some JDKs count the answer's body in: it is longer
     * than any watch.
     */
    private static final Duration HOLD = Pauses.patience().plusMinutes(1);

    private static final int MAX_DOCUMENT = 16 * 1024 * 1024;

    private final KubernetesClient client;
    private final HttpClient http;
    private final URI root;
    private final Duration patience;
    private final Duration hold;

    /**
     * Over a client, whose address and credentials are used, and which is closed with this.
     *
     * @param patience how long an answer may take to begin
     */
    public ApiServer(KubernetesClient client, Duration patience) {
        this(client, patience, HOLD);
    }

    /** @param hold how long a connection is kept on which an answer does not begin */
    ApiServer(KubernetesClient client, Duration patience, Duration hold) {
        this.client = client;
        this.http = client.getHttpClient();
        this.root = client.getMasterUrl() == null
                ? URI.create("/")
                : URI.create(client.getMasterUrl().toString());
        this.patience = patience;
        this.hold = hold;
    }

    /** Where it is. */
    public URI address() {
        return root;
    }

    /** A small answer as a whole; within the patience, because who asks looks after others. */
    JsonNode document(String path) throws IOException, InterruptedException {
        try (InputStream in = open(path, JSON)) {
            var reading = new FutureTask<>(() -> in.readNBytes(MAX_DOCUMENT + 1));
            Thread.ofPlatform().daemon().name("read " + path).start(reading);
            byte[] body = await(reading, path);
            if (body.length > MAX_DOCUMENT) {
                throw new IOException("the answer to " + path + " is longer than " + MAX_DOCUMENT + " bytes");
            }
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("the API server answered " + path + " with what is no JSON");
        }
    }

    /**
     * Opens an answer.
     *
     * @throws ApiException when the server refuses
     * @throws IOException when it cannot be reached, or does not begin to answer in time
     */
    InputStream open(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(root.resolve(path))
                .header("Accept", accept)
                .forStreaming()
                .timeout(hold.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        HttpResponse<InputStream> response = await(http.sendAsync(request, InputStream.class), path);
        if (!response.isSuccessful()) {
            try (InputStream body = response.body()) {
                throw new ApiException(response.code(), pathOnly(path), reason(body), retryAfter(response));
            }
        }
        return response.body();
    }

    private <T> T await(Future<T> answer, String path) throws IOException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the API server does not answer " + pathOnly(path) + " within " + patience, e);
        } catch (ExecutionException e) {
            throw new IOException("the API server at " + root + " cannot be reached: " + Unreachable.words(e), e);
        } finally {
            // without effect where it has come; else nobody waits for it any more
            answer.cancel(true);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.header("Retry-After");
        return seconds != null && SECONDS.matcher(seconds.strip()).matches()
                ? Duration.ofSeconds(Long.parseLong(seconds.strip()))
                : Duration.ZERO;
    }

    private static String reason(InputStream body) throws IOException {
        String text = new String(body.readNBytes(MAX_REASON * 4), StandardCharsets.UTF_8);
        try {
            text = Json.mapper().readTree(text).path("message").asText(text);
        } catch (JsonProcessingException notJson) {
            // a proxy's own words
        }
        return text.lines()
                .findFirst()
                .map(line -> line.substring(0, Math.min(line.length(), MAX_REASON)))
                .orElse("");
    }

    private static String pathOnly(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    @Override
    public void close() {
        client.close();
    }
}
