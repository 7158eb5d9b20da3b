package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;

/** What became of asking a model about the seal. */
final class SampleSummaries {
    private static final String CORRELATION = "0a1b2c3d4e5f6071";
    private static final String BASIS = "00112233aabbccdd";

    private static final String CLUSTER = "zoo-1";

    private SampleSummaries() {}

    static Summary asked(Instant ten) {
        return new Summary.Asked(CORRELATION, BASIS, ten.plusSeconds(701), CLUSTER);
    }

    static Summary told(Instant ten) {
        var text = new Summary.Text(
                new Summary.Sentence("The new image of seal crashes", List.of("c1", "s1")),
                List.of(new Summary.Sentence("It was rolled out before the alert", List.of("c1"))),
                List.of(new Summary.Sentence("Look at the logs of seal", List.of("s1"))));
        return new Summary.Told(CORRELATION, BASIS, text, "llama", ten.plusSeconds(703), CLUSTER);
    }

    static Summary refused(Instant ten) {
        return new Summary.Refused(CORRELATION, BASIS, "unsupported: a number", ten.plusSeconds(703), CLUSTER);
    }
}
