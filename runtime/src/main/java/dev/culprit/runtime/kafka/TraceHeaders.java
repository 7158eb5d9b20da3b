package dev.culprit.runtime.kafka;

import dev.culprit.runtime.tracing.Activity;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record's place in a trace, in the header {@code traceparent}; the record itself knows nothing of it. */
public final class TraceHeaders {
    private static final String NAME = "traceparent";

    /** Of the version that there is; a later one may append to it. */
    private static final int LONGEST = 128;

    private TraceHeaders() {}

    /** Whoever reads the record goes on from what is being done. */
    public static void put(Headers headers, Activity activity) {
        String traceparent = activity.traceparent();
        if (traceparent != null) {
            headers.add(NAME, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** As it came, if it is not too long; null where there is none. */
    public static @Nullable String of(Headers headers) {
        Header header = headers.lastHeader(NAME);
        return header == null || header.value() == null || header.value().length > LONGEST
                ? null
                : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
