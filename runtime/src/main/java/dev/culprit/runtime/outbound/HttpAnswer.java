package dev.culprit.runtime.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.culprit.api.record.Json;
import java.net.http.HttpHeaders;

/** What came back from somebody who was called. */
public sealed interface HttpAnswer {
    /** An answer, with any status, and a text that may be anything. */
    record Answered(int status, HttpHeaders headers, String body) implements HttpAnswer {
        private static final String MARK = "\uFEFF";

        /** The text as JSON; missing where it is none. A byte order mark before it is no part of it. */
        public JsonNode json() {
            try {
                return Json.mapper().readTree(body.startsWith(MARK) ? body.substring(MARK.length()) : body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /** One that does not end within the limit. */
    record TooLong(long limit) implements HttpAnswer {}

    /**
     * None.
     *
     * @param reason one line, with nothing of what came back
     * @param mayHaveArrived there was a connection: what was sent may have been taken all the same
     */
    record Failed(String reason, boolean mayHaveArrived) implements HttpAnswer {}

    /** None in time, or only a part of one. */
    record TimedOut() implements HttpAnswer {}
}
