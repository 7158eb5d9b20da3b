package dev.culprit.collector.kube;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** The API server refused a request; the message is one line with the code and what it said. */
public final class ApiException extends IOException {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int GONE = 410;

    private final int code;
    private final Duration retryAfter;

    ApiException(int code, String path, String reason) {
        this(code, path, reason, Duration.ZERO);
    }

    ApiException(int code, String path, String reason, Duration retryAfter) {
        super("the API server answered " + code + " to " + path + (reason.isEmpty() ? "" : ": " + reason));
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** How long the API server asks to be left alone; zero where it asks nothing. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** The version that was asked for is too old, or newer than any since a backup was put back: only a new list helps. */
    boolean isGone() {
        return code == GONE
                || String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("too large resource version");
    }

    /** There is nothing at this path: a kind that is not served, or not in this version. */
    boolean isNotFound() {
        return code == NOT_FOUND;
    }

    /** It will not be otherwise until somebody changes rights or installs something: for this kind, not for all. */
    boolean isLasting() {
        return code == FORBIDDEN || code == NOT_FOUND || code == NOT_ALLOWED;
    }
}
