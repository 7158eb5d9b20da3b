package dev.culprit.collector.kube;

import java.io.IOException;

/** The API server refused a request; the message is one line with the code and what it said. */
public final class ApiException extends IOException {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int GONE = 410;

    private final int code;

    ApiException(int code, String path, String reason) {
        super("the API server answered " + code + " to " + path + (reason.isEmpty() ? "" : ": " + reason));
        this.code = code;
    }

    /** The version that was asked for is too old: only a new list helps. */
    boolean isGone() {
        return code == GONE;
    }

    /** It will not be otherwise until somebody changes rights or installs something. */
    boolean isLasting() {
        return code == UNAUTHORIZED || code == FORBIDDEN || code == NOT_FOUND || code == NOT_ALLOWED;
    }
}
