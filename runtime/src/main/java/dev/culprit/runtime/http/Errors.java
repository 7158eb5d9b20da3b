package dev.culprit.runtime.http;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses is answered like all else: one line of JSON, and nothing of its own inside. */
final class Errors extends ErrorHandler {
    private final HttpMeters meters;

    Errors(HttpMeters meters) {
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        count(response.getStatus());
        Reply reply = reply(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Reply.JSON);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
        return true;
    }

    private void count(int status) {
        if (status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 || status == HttpStatus.URI_TOO_LONG_414) {
            meters.cross(HttpMeters.Limit.HEADERS);
        }
    }

    private static Reply reply(int status) {
        return status == Exchange.TOO_SLOW.status()
                ? Exchange.TOO_SLOW
                : Reply.error(status, lowerCase(HttpStatus.getMessage(status)));
    }

    private static String lowerCase(String message) {
        return message.toLowerCase(Locale.ROOT);
    }
}
