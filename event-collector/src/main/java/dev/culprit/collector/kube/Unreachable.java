package dev.culprit.collector.kube;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;

/** Why a server cannot be reached, in words: not every exception has some. */
final class Unreachable {
    private Unreachable() {}

    static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof ConnectException)) {
            cause = cause.getCause();
        }
        String said = cause.getMessage() == null ? "" : cause.getMessage();
        return switch (cause) {
            case ConnectException refused -> said.isEmpty() ? "connection refused" : said;
            case UnknownHostException unknown -> "unknown host " + said;
            case ClosedChannelException closed -> "the connection was closed";
            default -> said.isEmpty() ? cause.getClass().getSimpleName() : said;
        };
    }
}
