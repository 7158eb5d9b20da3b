package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.correlator.notify.Reason;
import dev.culprit.correlator.notify.grafana.GrafanaReply.Refused;
import dev.culprit.runtime.text.OneLine;
import java.net.HttpURLConnection;
import java.util.Optional;

/** The statuses with which Grafana refuses, and what they mean for whoever asks. */
final class GrafanaErrors {
    /** What the account behind a token has to be. */
    static final String ROLE = "give its service account the role Editor, or the permissions "
            + String.join(", ", GrafanaStanding.NEEDED.subList(0, 3)) + " and " + GrafanaStanding.NEEDED.getLast();

    private static final int REDIRECT = 300;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int SHOWN = 160;
    private static final String NO_ANNOTATION = "annotation not found";

    private GrafanaErrors() {}

    /** Whether the annotation that it was about is not there any more. */
    static boolean isGone(int status, JsonNode body) {
        return status == HttpURLConnection.HTTP_NOT_FOUND
                && body.path("message").asText("").strip().equalsIgnoreCase(NO_ANNOTATION);
    }

    /**
     * For a status that is no yes.
     *
     * @param body that of the answer, missing where it is no JSON
     * @param isOfOne whether it was about one annotation
     */
    static Refused of(int status, JsonNode body, boolean isOfOne) {
        String message = OneLine.of(body.path("message").asText(""), SHOWN);
        if (isOfOne && (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_FORBIDDEN)) {
            String detail = "Grafana does not let an annotation be changed, or does not know it any more: "
                    + said(status, message);
            return new Refused(Reason.REFUSED, detail, Optional.empty(), true);
        }
        return refused(status, message);
    }

    private static Refused refused(int status, String message) {
        return switch (status) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                Refused.of(
                        Reason.DENIED,
                        said(status, message) + ": the token is wrong, has expired or is of another organization");
            case HttpURLConnection.HTTP_FORBIDDEN ->
                Refused.of(Reason.DENIED, said(status, message) + ": the token may not; " + ROLE);
            case HttpURLConnection.HTTP_NOT_FOUND ->
                Refused.of(
                        Reason.DENIED,
                        said(status, message) + ": there is no Grafana at this address, or no such dashboard");
            case TOO_MANY -> Refused.of(Reason.BUSY, said(status, message));
            case HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_ENTITY_TOO_LARGE, UNPROCESSABLE ->
                Refused.of(Reason.REFUSED, said(status, message));
            case HttpURLConnection.HTTP_CLIENT_TIMEOUT -> Refused.of(Reason.SLOW, said(status, message));
            default -> other(status, message);
        };
    }

    private static Refused other(int status, String message) {
        if (status >= REDIRECT && status < HttpURLConnection.HTTP_BAD_REQUEST) {
            return Refused.of(
                    Reason.AWAY, "what answers for Grafana redirects (status " + status + "), which is not followed");
        }
        if (status < HttpURLConnection.HTTP_INTERNAL_ERROR) {
            return Refused.of(Reason.DENIED, said(status, message));
        }
        // Grafana's own words: its database may be away, or it does not like this annotation, which must not hold up
        // others
        boolean isItself = status == HttpURLConnection.HTTP_INTERNAL_ERROR && !message.isEmpty();
        return Refused.of(isItself ? Reason.UNCLEAR : Reason.AWAY, said(status, message));
    }

    private static String said(int status, String message) {
        return "Grafana answers with status " + status + (message.isEmpty() ? "" : " (" + message + ")");
    }
}
