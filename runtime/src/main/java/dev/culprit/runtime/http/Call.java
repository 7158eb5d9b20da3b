package dev.culprit.runtime.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** A request that was let in, read to its end. */
public final class Call {
    private final String query;
    private final String last;
    private final HttpFields headers;
    private final byte[] body;

    Call(String query, String last, HttpFields headers, byte[] body) {
        this.query = query;
        this.last = last;
        this.headers = headers;
        this.body = body;
    }

    /** What stands behind the question mark, as it was sent; empty when there is none. */
    public String query() {
        return query;
    }

    /** What stands for the star of the route's path, as it was sent; empty where the path has none. */
    public String last() {
        return last;
    }

    /** A header, as it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** At most as long as the server's limit. The array is the caller's own. */
    public byte[] body() {
        return body;
    }

    /**
     * The body as JSON.
     *
     * @throws UnreadableBodyException which the server answers with 400
     */
    public <T> T json(Class<T> type) throws UnreadableBodyException {
        try {
            T value = Json.mapper().readValue(body, type);
            if (value == null) {
                throw new UnreadableBodyException("the body is null");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnreadableBodyException(place(e));
        } catch (IOException e) {
            throw new UnreadableBodyException("the body is not JSON");
        }
    }

    /** Jackson's own message quotes the body. */
    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? "the body is not the JSON expected"
                : "the body is not the JSON expected, at line "
                        + e.getLocation().getLineNr() + " column "
                        + e.getLocation().getColumnNr();
    }
}
