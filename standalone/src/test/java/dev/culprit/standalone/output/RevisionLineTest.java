package dev.culprit.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Suspect;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionLineTest {
    @Test
    void itNamesTheTopSuspectAndItsDeed() {
        assertThat(RevisionLine.of(SampleCorrelation.billing()))
                .isEqualTo("shop/billing, revision 1 (final): Deployment shop/billing-H, image 2.0 -> 2.1 (high)");
    }

    @Test
    void whoIsNotLikelyIsNotAccused() {
        assertThat(line(SampleCorrelation.suspect(Confidence.LOW, "replicas 2 -> 3")))
                .endsWith(": no change stands out, not even Deployment shop/billing-L, replicas 2 -> 3");
    }

    @Test
    void withoutASuspectItSaysSo() {
        assertThat(line()).endsWith(": no change explains it");
    }

    @Test
    void textOfOthersStaysOnTheLine() {
        assertThat(line(SampleCorrelation.suspect(Confidence.HIGH, "\u001b[2Jkey a\nkey b")))
                .endsWith(", key a key b (high)");
    }

    @Test
    void aLaterOneSaysWhatIsNew() {
        var lines = new RevisionLines();
        Correlation quiet = SampleCorrelation.quiet("shop", "front");
        var findings = new Findings(
                null, List.of(SampleCorrelation.suspect(Confidence.HIGH, "image 1 -> 2")), 0, List.of(), 0, 1);

        assertThat(lines.of(quiet)).isEqualTo(RevisionLine.of(quiet));
        assertThat(lines.of(SampleCorrelation.with(quiet, findings)))
                .endsWith("image 1 -> 2 (high); Deployment shop/billing-H is suspected first; suspects 0 -> 1");
    }

    private static String line(Suspect... suspects) {
        Correlation quiet = SampleCorrelation.quiet("shop", "front");
        return RevisionLine.of(
                SampleCorrelation.with(quiet, new Findings(null, List.of(suspects), 0, List.of(), 0, 1)));
    }
}
