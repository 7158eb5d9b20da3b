package dev.culprit.rules.standing;

/** How much Prometheus could tell of a promise. */
public enum Knowledge {
    /** All that was asked for. */
    KNOWN,
    /** It answers, and series are missing, or the indicator has none now. */
    NO_DATA,
    /** It does not answer, or not as Prometheus does. */
    AWAY,
    /** It answers, and nothing that can be used: it refuses the query, or its series contradict each other. */
    REFUSED
}
