package dev.culprit.correlator.report.cluster;

import dev.culprit.correlator.outbox.Hurdle;
import dev.culprit.runtime.text.OneLine;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * What the API server has against a correlation.
 *
 * @param detail in its own words, one line
 */
record Obstacle(Reason reason, String namespace, String detail) implements Hurdle {
    private static final int LONGEST = 300;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    /** etcd's limit comes as a server's fault, in etcd's or in its client's words. */
    private static final String TOO_LARGE = "(?s).*(request is too large|larger than max).*";

    @Override
    public String place() {
        return namespace;
    }

    static Obstacle of(KubernetesClientException refusal, String namespace) {
        Status status = refusal.getStatus();
        String detail = String.valueOf(status == null ? refusal.getMessage() : status.getMessage());
        return new Obstacle(reason(refusal, detail), namespace, OneLine.of(detail, LONGEST));
    }

    private static Reason reason(KubernetesClientException refusal, String detail) {
        return switch (refusal.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED -> Reason.UNAUTHENTICATED;
            case HttpURLConnection.HTTP_FORBIDDEN ->
                detail.contains("being terminated") ? Reason.NAMESPACE_ENDS : Reason.DENIED;
            case HttpURLConnection.HTTP_NOT_FOUND -> missing(refusal);
            case HttpURLConnection.HTTP_CONFLICT -> Reason.CONFLICT;
            case HttpURLConnection.HTTP_ENTITY_TOO_LARGE -> Reason.TOO_LARGE;
            case HttpURLConnection.HTTP_INTERNAL_ERROR -> detail.matches(TOO_LARGE) ? Reason.TOO_LARGE : Reason.FAULT;
            case TOO_MANY,
                    HttpURLConnection.HTTP_UNAVAILABLE,
                    HttpURLConnection.HTTP_GATEWAY_TIMEOUT,
                    HttpURLConnection.HTTP_BAD_GATEWAY -> Reason.OVERLOADED;
            case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE -> Reason.REFUSED;
            default -> refusal.getCode() > 0 ? Reason.REFUSED : Reason.UNREACHABLE;
        };
    }

    /** The namespace, the object that was there a moment ago, or else the kind itself. */
    private static Reason missing(KubernetesClientException refusal) {
        StatusDetails details =
                Optional.ofNullable(refusal.getStatus()).map(Status::getDetails).orElseGet(StatusDetails::new);
        if ("namespaces".equals(details.getKind())) {
            return Reason.NO_NAMESPACE;
        }
        return details.getName() == null ? Reason.NO_DEFINITION : Reason.CONFLICT;
    }
}
