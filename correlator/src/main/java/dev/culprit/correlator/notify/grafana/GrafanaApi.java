package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.correlator.notify.Reason;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Done;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Gone;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Refused;
import dev.culprit.runtime.outbound.HttpAnswer;
import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.outbound.RetryAfter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The annotations of Grafana's HTTP API, in one request each. Whatever comes back is a value, and comes within a deadline. */
final class GrafanaApi implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 1024 * 1024;

    /** There are three of a correlation, and those of former trouble. */
    private static final int MOST_FOUND = 20;

    private static final int REDIRECT = 300;
    private static final String PATH = "/api/annotations";
    private static final String PERMISSIONS = "/api/access-control/user/permissions";

    private final HttpCalls http = new HttpCalls(CONNECT, MOST_BYTES, Optional.empty());
    private final GrafanaSettings settings;
    private final URI url;
    private final Clock clock;

    GrafanaApi(GrafanaSettings settings, URI url, Clock clock) {
        this.settings = settings;
        this.url = url;
        this.clock = clock;
    }

    /** Which Grafana, and whose annotations: what is known of one means nothing in another. */
    String place() {
        return url.getHost()
                + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + base(url.getRawPath())
                + settings.organization()
                        .map(organization -> ", organization " + organization)
                        .orElse("");
    }

    /** What the token may do, each with where. */
    GrafanaReply permissions() throws InterruptedException {
        return send(to(PERMISSIONS).GET(), JsonNode::isObject, false);
    }

    /** An array of those that have the tag. */
    GrafanaReply find(String tag) throws InterruptedException {
        String query = "?limit=" + MOST_FOUND + "&tags=" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
        return send(request(query).GET(), JsonNode::isArray, false);
    }

    /** Its id is in the answer. */
    GrafanaReply post(Annotation annotation) throws InterruptedException {
        ObjectNode json = annotation.toJson();
        settings.dashboard().ifPresent(uid -> json.put("dashboardUID", uid));
        return send(request("").POST(BodyPublishers.ofString(json.toString())), body -> id(body).isPresent(), false);
    }

    GrafanaReply patch(String id, Annotation annotation) throws InterruptedException {
        return send(
                request("/" + id)
                        .method(
                                "PATCH",
                                BodyPublishers.ofString(annotation.toJson().toString())),
                JsonNode::isObject,
                true);
    }

    GrafanaReply delete(String id) throws InterruptedException {
        return send(request("/" + id).DELETE(), JsonNode::isObject, true);
    }

    /** The id of an annotation in an answer. */
    static Optional<String> id(JsonNode annotation) {
        JsonNode id = annotation.path("id");
        return id.isIntegralNumber() && id.canConvertToLong() && id.asLong() > 0
                ? Optional.of(id.asText())
                : Optional.empty();
    }

    private HttpRequest.Builder request(String rest) {
        return to(PATH + rest);
    }

    private HttpRequest.Builder to(String path) {
        String server = url.getScheme() + "://" + url.getRawAuthority();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + base(url.getRawPath()) + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
        settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        settings.organization()
                .ifPresent(organization -> request.header("X-Grafana-Org-Id", String.valueOf(organization)));
        return request;
    }

    private static String base(String path) {
        return path.replaceAll("/+$", "");
    }

    private GrafanaReply send(HttpRequest.Builder request, Predicate<JsonNode> isOfForm, boolean isOfOne)
            throws InterruptedException {
        return switch (http.send(request.build(), settings.timeout())) {
            case HttpAnswer.Answered answered -> read(answered, isOfForm, isOfOne);
            case HttpAnswer.TooLong tooLong -> Refused.of(Reason.UNCLEAR, "Grafana's answer does not end");
            case HttpAnswer.TimedOut timedOut ->
                Refused.of(
                        Reason.SLOW,
                        "Grafana has not answered within " + settings.timeout().toSeconds() + " s");
            case HttpAnswer.Failed failed -> Refused.of(Reason.AWAY, failed.reason());
        };
    }

    private GrafanaReply read(HttpAnswer.Answered answer, Predicate<JsonNode> isOfForm, boolean isOfOne) {
        JsonNode body = answer.json();
        if (answer.status() >= HttpURLConnection.HTTP_OK && answer.status() < REDIRECT) {
            return isOfForm.test(body)
                    ? new Done(body)
                    : Refused.of(Reason.UNCLEAR, "what answers for Grafana does not speak its language");
        }
        return isOfOne && GrafanaErrors.isGone(answer.status(), body)
                ? new Gone()
                : GrafanaErrors.of(answer.status(), body, isOfOne)
                        .pausing(RetryAfter.of(answer.headers(), clock.instant()));
    }

    @Override
    public void close() {
        http.close();
    }
}
