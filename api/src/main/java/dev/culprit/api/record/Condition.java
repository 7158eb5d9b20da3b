package dev.culprit.api.record;

/** Something a reader must know about a correlation. */
public record Condition(String type, String reason, String message) {
    /** The type of a final correlation that some namespaces did not answer in time. */
    public static final String EVIDENCE_INCOMPLETE = "EvidenceIncomplete";

    /** The type of a correlation whose window held more than could be weighed. */
    public static final String EVIDENCE_TRUNCATED = "EvidenceTruncated";

    /** The type of a correlation of whose window only the end was watched: Culprit was not there before. */
    public static final String WINDOW_PARTLY_WATCHED = "WindowPartlyWatched";

    public Condition {
        Require.notBlank(type, "condition type");
        Require.notBlank(reason, "condition reason");
    }
}
