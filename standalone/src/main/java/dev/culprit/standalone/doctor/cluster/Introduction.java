package dev.culprit.standalone.doctor.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.culprit.api.record.Json;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The first words with an API server: its version, its clock, and who it takes us for. */
final class Introduction {
    private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private static final String QUESTION =
            "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"SelfSubjectReview\"}";
    private static final int CREATED = 201;

    private final KubernetesClient client;
    private final URI root;
    private final Clock clock;

    Introduction(KubernetesClient client, Clock clock) {
        this.client = client;
        this.root = URI.create(client.getMasterUrl().toString());
        this.clock = clock;
    }

    Contact contact() throws InterruptedException {
        try {
            Instant before = clock.instant();
            HttpResponse<String> answer = send(request("/version"));
            Instant after = clock.instant();
            if (answer.code() == HttpURLConnection.HTTP_UNAUTHORIZED) {
                return new Contact.Lost(
                        "the API server at " + root + " does not know the kubeconfig's user (401)",
                        "renew its certificate or token, and see that `kubectl auth can-i get pods` answers");
            }
            JsonNode version = json(answer);
            if (answer.isSuccessful() && version.path("gitVersion").isMissingNode()) {
                return new Contact.Lost(
                        "what answers at " + root + " is no API server",
                        "set cluster.kubeconfig or cluster.context to the cluster's");
            }
            return new Contact.Reached(
                    client,
                    version.path("gitVersion").asText("of an unknown version"),
                    who(),
                    skew(
                            answer.header("Date"),
                            before.plus(Duration.between(before, after).dividedBy(2))));
        } catch (ExecutionException e) {
            return new Contact.Lost(
                    "the API server at " + root + " cannot be reached: " + words(e),
                    "see that `kubectl version` answers with the same kubeconfig, and that its address and certificate "
                            + "authority are right");
        }
    }

    /** Servers before 1.28 do not say it: then what the kubeconfig calls us. */
    private String who() throws InterruptedException, ExecutionException {
        HttpResponse<String> answer = send(request(WHO_AM_I).post("application/json", QUESTION));
        if (answer.code() == CREATED) {
            return json(answer).path("status").path("userInfo").path("username").asText("nobody it names");
        }
        NamedContext context = client.getConfiguration().getCurrentContext();
        return context == null
                ? "the Pod's service account"
                : "the kubeconfig's user " + context.getContext().getUser();
    }

    private HttpRequest.Builder request(String path) {
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(root.resolve(path))
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException, ExecutionException {
        return client.getHttpClient().sendAsync(request.build(), String.class).get();
    }

    /** The header has whole seconds, cut off. */
    private static Optional<Duration> skew(String date, Instant here) {
        try {
            Instant there = ZonedDateTime.parse(String.valueOf(date), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .plusMillis(500);
            return Optional.of(
                    Duration.ofSeconds(Math.round(Duration.between(here, there).toMillis() / 1000.0)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.mapper().readTree(String.valueOf(answer.body()));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
