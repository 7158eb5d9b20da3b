package dev.culprit.correlator.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Symptom;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymptomTextTest {
    private static final Instant CHANGE = Instant.parse("2026-05-04T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
             40 | 12 | back-off   | BackOff on Pod zoo/seal-1 since 40 s after the change, 12 times: back-off
             40 |  1 | back-off   | BackOff on Pod zoo/seal-1 40 s after the change: back-off
            -90 |  2 | back-off   | BackOff on Pod zoo/seal-1 since 1 min 30 s before the change, 2 times: back-off
              0 |  1 | back-off   | BackOff on Pod zoo/seal-1 at the moment of the change: back-off
              0 |  7 | back-off   | BackOff on Pod zoo/seal-1 from the moment of the change on, 7 times: back-off
             40 |  1 | ''         | BackOff on Pod zoo/seal-1 40 s after the change
            """)
    void aSymptomReads(int secondsAfter, int count, String message, String line) {
        assertThat(SymptomText.of(symptom(secondsAfter, count, message), CHANGE))
                .isEqualTo(line);
    }

    @Test
    void theReferenceMayBeTheAlert() {
        assertThat(SymptomText.of(symptom(-5, 1, ""), CHANGE, "the alert"))
                .isEqualTo("BackOff on Pod zoo/seal-1 5 s before the alert");
    }

    @Test
    void aMessageIsOneHarmlessLineAndCut() {
        String line = SymptomText.of(symptom(1, 1, "a\u001b[31m\nb" + "x".repeat(500)), CHANGE);

        assertThat(line).contains(": a bxxx").endsWith("...").hasSizeLessThan(230);
    }

    private static Symptom symptom(int secondsAfter, int count, String message) {
        Instant first = CHANGE.plusSeconds(secondsAfter);
        return new Symptom(
                "s1",
                "c",
                ObjectRef.of("Pod", "zoo", "seal-1"),
                "e1",
                "BackOff",
                message,
                new Occurrences(first, first, count),
                first,
                new TreeSet<>());
    }
}
