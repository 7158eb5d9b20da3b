package dev.culprit.api.record;

import java.time.Instant;

/**
 * One fact in a report.
 *
 * @param id of the {@link Change} or {@link Symptom} that it rests on
 * @param text one line, in plain words
 */
public record EvidenceLine(String id, Instant at, String text) {
    public EvidenceLine {
        Require.notBlank(id, "evidence id");
    }
}
