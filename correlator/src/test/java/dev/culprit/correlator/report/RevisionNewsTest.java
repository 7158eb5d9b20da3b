package dev.culprit.correlator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import org.junit.jupiter.api.Test;

class RevisionNewsTest {
    @Test
    void whoIsSuspectedNowIsToldFirst() {
        assertThat(news(Example.UNLIKELY.correlation(), Example.LIKELY.correlation()))
                .isEqualTo("Deployment zoo/seal is suspected first; the alert is resolved; the window is over;"
                        + " suspects 1 -> 2; cleared 0 -> 3");
    }

    @Test
    void whoIsSuspectedNoLongerIsTold() {
        assertThat(news(Example.LIKELY.correlation(), Example.UNEXPLAINED.correlation()))
                .isEqualTo("no change stands out any more, Deployment zoo/seal did; suspects 2 -> 0; cleared 3 -> 0;"
                        + " EvidenceIncomplete");
    }

    @Test
    void confidenceAndTheSignsThatMadeItAreTold() {
        assertThat(news(
                        Example.signed(Confidence.MEDIUM, "image changed"),
                        Example.signed(Confidence.HIGH, "image changed", "FailedCreate since 20 s after")))
                .isEqualTo("Deployment zoo/seal is suspected with high confidence, no longer medium;"
                        + " FailedCreate since 20 s after +2.0");
    }

    @Test
    void whatFailsWithoutAChangeIsTold() {
        assertThat(news(
                        Example.overtaken(Confidence.MEDIUM, "Node worker-1 is not ready"),
                        Example.overtaken(Confidence.MEDIUM, "Node worker-2 is not ready")))
                .isEqualTo("what is no change fails too: Node worker-2 is not ready");
    }

    @Test
    void whatAltersNothingAtTheTopIsSaidToDoSo() {
        Correlation same = Example.LIKELY.correlation();

        assertThat(news(same, same)).isEqualTo("what is less likely was weighed anew");
    }

    private static String news(Correlation before, Correlation after) {
        return RevisionNews.between(StatusMapping.of(before), StatusMapping.of(after));
    }
}
