package dev.culprit.rules.writing;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.regex.Pattern;

/**
 * What stands in the way of a write.
 *
 * @param detail in the words of whoever refused, one line
 */
public record Obstacle(Reason reason, String detail) {
    private static final int LONGEST = 300;
    private static final int TOO_MANY = 429;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

    /** etcd's limit comes as a server's fault, in etcd's or in its client's words. */
    private static final String TOO_LARGE = "(?s).*(request is too large|larger than max).*";

    public Obstacle {
        String line = UNPRINTABLE.matcher(detail).replaceAll(" ").strip();
        detail = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** Named as conditions have it. */
    public enum Reason {
        Unreachable,
        Overloaded,
        Unauthenticated,
        Denied,
        NamespaceEnds,
        NoSuchThing,
        Conflict,
        TooLarge,
        Refused,
        Fault;

        /** Of these none can be told in a status, for the API server takes nothing at all. */
        public boolean ofWholeCluster() {
            return this == Unreachable || this == Overloaded || this == Unauthenticated;
        }
    }

    /** What the API server has against it. */
    public static Obstacle of(KubernetesClientException refusal) {
        Status status = refusal.getStatus();
        String detail = String.valueOf(status == null ? rootOf(refusal) : status.getMessage());
        return new Obstacle(reason(refusal.getCode(), detail), detail);
    }

    /** What the client says itself names neither host nor failure. */
    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static Reason reason(int code, String detail) {
        return switch (code) {
            case HttpURLConnection.HTTP_UNAUTHORIZED -> Reason.Unauthenticated;
            case HttpURLConnection.HTTP_FORBIDDEN ->
                detail.contains("being terminated") ? Reason.NamespaceEnds : Reason.Denied;
            case HttpURLConnection.HTTP_NOT_FOUND -> Reason.NoSuchThing;
            case HttpURLConnection.HTTP_CONFLICT -> Reason.Conflict;
            case HttpURLConnection.HTTP_ENTITY_TOO_LARGE -> Reason.TooLarge;
            case HttpURLConnection.HTTP_INTERNAL_ERROR -> detail.matches(TOO_LARGE) ? Reason.TooLarge : Reason.Fault;
            case TOO_MANY,
                    HttpURLConnection.HTTP_UNAVAILABLE,
                    HttpURLConnection.HTTP_GATEWAY_TIMEOUT,
                    HttpURLConnection.HTTP_BAD_GATEWAY -> Reason.Overloaded;
            default -> code > 0 ? Reason.Refused : Reason.Unreachable;
        };
    }
}
