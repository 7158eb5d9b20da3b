package dev.culprit.correlator.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Confidence;
import dev.culprit.correlator.report.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBasedSummaryTest {
    @Test
    void theCauseIsNamedWithItsTimeAndWhatSpeaksForItMost() {
        RuleBasedSummary summary = RuleBasedSummary.of(Example.LIKELY.correlation());

        assertThat(summary.headline())
                .isEqualTo(
                        "Deployment zoo/seal (image v1.4.2 -> v1.4.3 by kubectl-patch), changed 23 s before the alert, is"
                                + " the likeliest cause: close to the onset; image.");
        assertThat(summary.details())
                .containsExactly(
                        "Seen: BackOff on Pod zoo/seal-1 since 5 s after the change, 4 times.",
                        "Next is Node worker-1 (updated by kubectl-patch), with low confidence; 3 changes cleared (1 changed after the"
                                + " alert).",
                        "Alert from 10:00:00 UTC until 10:10:00, for 10 min; the burn began at most 5 min earlier.");
    }

    @Test
    void whereNoChangeStandsOutThatIsTheHeadline() {
        RuleBasedSummary summary = RuleBasedSummary.of(Example.UNLIKELY.correlation());

        assertThat(summary.headline())
                .isEqualTo(
                        "No change stands out: a cause outside these changes is likelier; the best lead is Deployment"
                                + " zoo/tuna (replicas 2 -> 5 by kubectl-patch), changed 23 s before the alert.");
        assertThat(summary.details())
                .contains("Nothing else is suspected.")
                .last()
                .asString()
                .contains("and no end is known");
    }

    @Test
    void whereNothingChangedItSaysSoAndWhatIsNotKnown() {
        RuleBasedSummary summary = RuleBasedSummary.of(Example.UNEXPLAINED.correlation());

        assertThat(summary.text())
                .startsWith("No change explains this burn. Nothing that may matter changed in the window. Alert from")
                .endsWith("; which workload the SLO measures is not known; part of the evidence is missing.");
    }

    @Test
    void aCloseRaceSaysSo() {
        assertThat(RuleBasedSummary.of(Example.ranked(Confidence.MEDIUM, Confidence.MEDIUM, Confidence.LOW))
                        .headline())
                .endsWith(" may be the cause: close to the onset; image; one other change may be it too.");
        assertThat(RuleBasedSummary.of(Example.ranked(Confidence.MEDIUM)).headline())
                .endsWith("; the evidence does not settle it.");
    }

    @Test
    void reasonsReadAsPartsOfTheSentence() {
        assertThat(RuleBasedSummary.of(Example.signed(Confidence.HIGH, "what the SLO measures", "image changed"))
                        .headline())
                .endsWith(" is the likeliest cause: it is what the SLO measures; image changed.");
        assertThat(RuleBasedSummary.of(
                                Example.signed(Confidence.HIGH, "Unhealthy since 12 s after", "began with the change"))
                        .headline())
                .endsWith(" is the likeliest cause: Unhealthy since 12 s after it; the failing began with the change.");
    }

    @Test
    void whatIsNoChangeAndLikelierIsTold() {
        assertThat(RuleBasedSummary.of(Example.overtaken(Confidence.MEDIUM, "Node worker-1: NodeStatusUnknown"))
                        .headline())
                .endsWith("; a likelier one that is no change: Node worker-1: NodeStatusUnknown.");
    }

    @Test
    void ofMuchAndLongTextItStaysShort() {
        assertThat(RuleBasedSummary.of(Example.crowded(200, 500)).text()).hasSizeLessThan(1024);
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void theTextCanBeTakenApartAgain(Example example) {
        RuleBasedSummary summary = RuleBasedSummary.of(example.correlation());

        assertThat(RuleBasedSummary.sentences(summary.text()))
                .startsWith(summary.headline())
                .endsWith(summary.details().toArray(String[]::new));
        assertThat(RuleBasedSummary.sentences("One. Two.")).containsExactly("One. Two.");
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void thereAreAtMostThreeSentencesBehindTheFirst(Example example) {
        assertThat(RuleBasedSummary.of(example.correlation()).details()).hasSizeBetween(1, 3);
    }
}
