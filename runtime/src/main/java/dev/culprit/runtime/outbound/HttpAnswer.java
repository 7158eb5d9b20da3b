package dev.culprit.runtime.outbound;

import java.net.http.HttpHeaders;

/** What came back from somebody who was called. */
public sealed interface HttpAnswer {
    /** An answer, with any status, and a text that may be anything. */
    record Answered(int status, HttpHeaders headers, String body) implements HttpAnswer {}

    /** One that does not end within the limit. */
    record TooLong(long limit) implements HttpAnswer {}

    /** None: one line why. */
    record Failed(String reason) implements HttpAnswer {}

    /** None in time, or only a part of one. */
    record TimedOut() implements HttpAnswer {}
}
