package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Verdict;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people say of correlations, by annotating SLOCorrelations. */
class VerdictTest {
    private static final String LATER = "2026-03-02T10:05:00Z";
    private static final String VERDICT = "culprit.slok.io/verdict";
    private static final KubeObject CORRELATION = object(
                    "observability.slok.io/v1alpha1", "SLOCorrelation", "milk-20260302100000-0a1b2c3d")
            .with("status", "{'id':'0a1b2c3d4e5f','correlatedEvents':[{'confidence':'medium'},{'confidence':'low'}]}");
    private static final KubeObject CONFIRMED = CORRELATION.annotated(VERDICT, "confirmed");

    @Test
    void aYesIsToldWithWhoWhyAndWhen() {
        KubeObject said = CONFIRMED
                .annotated("culprit.slok.io/verdict-by", "jane")
                .annotated("culprit.slok.io/verdict-note", "undone with password=hunter2hunter2")
                .managed(
                        "kubectl-annotate",
                        "2026-03-02T10:04:58Z",
                        "{'f:metadata':{'f:annotations':{'f:culprit.slok.io/verdict':{}}}}");
        Watch watch = Watch.of(CORRELATION).modified(LATER, said);

        assertThat(last(watch))
                .isEqualTo(new Verdict(
                        "meadow",
                        "0a1b2c3d4e5f",
                        new ObjectRef(
                                "observability.slok.io", "SLOCorrelation", "farm", "milk-20260302100000-0a1b2c3d"),
                        Verdict.Answer.CONFIRMED,
                        Confidence.MEDIUM,
                        "jane",
                        "undone with password=<redacted>",
                        Instant.parse("2026-03-02T10:04:58Z"),
                        Instant.parse(LATER)));
        assertThat(watch.on(Topic.VERDICTS).getLast().key()).isEqualTo("0a1b2c3d4e5f");
        assertThat(watch.changes()).as("it is no change of the cluster").isEmpty();
    }

    @Test
    void aRepetitionOrAStatusSaysNothingNew() {
        Watch watch = Watch.of(CONFIRMED)
                .forget()
                .modified(LATER, CONFIRMED.version(101))
                .modified(LATER, CONFIRMED.with("status.revision", "4").version(102));

        assertThat(watch.said()).isEmpty();
    }

    @Test
    void whoChangesHisMindIsHeard() {
        Watch watch = Watch.of(CONFIRMED).modified(LATER, CORRELATION.annotated(VERDICT, "wrong"));

        assertThat(last(watch).answer()).isEqualTo(Verdict.Answer.WRONG);
    }

    @Test
    void whatIsTakenBackIsNothing() {
        Watch watch = Watch.of(CONFIRMED).forget().modified(LATER, CORRELATION);

        assertThat(watch.on(Topic.VERDICTS)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("0a1b2c3d4e5f");
            assertThat(record.value()).isNull();
        });
    }

    @Test
    void anotherWordIsIgnoredAndWhatWasSaidBeforeStands() {
        KubeObject perhaps = CORRELATION.annotated(VERDICT, "perhaps");
        Watch watch = Watch.of(CONFIRMED).forget().modified(LATER, perhaps).modified(LATER, perhaps.version(102));

        assertThat(watch.said()).isEmpty();
    }

    @Test
    void whereTheCorrelationHasNoIdYetItIsToldWhenItHas() {
        Watch watch = Watch.of(CONFIRMED.without("status"));
        assertThat(watch.on(Topic.VERDICTS)).isEmpty();

        assertThat(last(watch.modified(LATER, CONFIRMED)).answer()).isEqualTo(Verdict.Answer.CONFIRMED);
    }

    @Test
    void aDeletedCorrelationKeepsItsVerdict() {
        Watch watch = Watch.of(CONFIRMED).forget().deleted(LATER, CONFIRMED.version(101));

        assertThat(watch.said()).isEmpty();
    }

    @Test
    void longWordsAreCut() {
        Watch watch = Watch.of(CONFIRMED
                .annotated("culprit.slok.io/verdict-by", "j".repeat(300))
                .annotated("culprit.slok.io/verdict-note", "n".repeat(2000)));

        assertThat(last(watch).by()).hasSize(253);
        assertThat(last(watch).note()).hasSize(1024);
    }

    private static Verdict last(Watch watch) {
        return (Verdict)
                Objects.requireNonNull(watch.on(Topic.VERDICTS).getLast().value());
    }
}
