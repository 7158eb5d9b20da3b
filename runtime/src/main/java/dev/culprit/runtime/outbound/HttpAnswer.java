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
        /** The text as JSON; missing where it is none. */
        public JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /** One that does not end within the limit. */
    record TooLong(long limit) implements HttpAnswer {}

    /** None: one line why. */
    record Failed(String reason) implements HttpAnswer {}

    /** None in time, or only a part of one. */
    record TimedOut() implements HttpAnswer {}
}
