package dev.culprit.runtime.prometheus;

/** What came back from Prometheus. */
public sealed interface PrometheusReply {
    /** It answered: with any status, and a text that may be anything. */
    record Answered(int status, String body) implements PrometheusReply {}

    /** It does not answer, or too much: one line why. */
    record Failed(String reason) implements PrometheusReply {}

    /** It has not answered in time. */
    record TimedOut() implements PrometheusReply {}
}
