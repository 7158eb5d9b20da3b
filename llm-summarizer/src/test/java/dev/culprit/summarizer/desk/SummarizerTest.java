package dev.culprit.summarizer.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.summarizer.Cases;
import dev.culprit.summarizer.model.Reply;
import dev.culprit.summarizer.model.Reply.Failed;
import dev.culprit.summarizer.model.Reply.Failure;
import dev.culprit.summarizer.model.Reply.Said;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummarizerTest {
    private static final Reply GOOD = new Said("""
            {"headline": {"text": "The new image of seal likely caused the burn.", "evidence": ["E1"]},
             "explanation": [{"text": "The image changed.", "evidence": ["E1"]}],
             "next_steps": [{"action": "consider_undoing", "evidence": ["E1"]}]}""", 1_000);
    private static final Reply INVENTED =
            new Said(((Said) GOOD).text().replace("The image changed", "The whale did it"), 1_000);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Correlation correlation = Cases.seal();

    @Test
    void whatIsToBeAskedIsWrittenDownBeforeTheCallAndTheAnswerAfterIt() {
        var office = new Office().answers(GOOD).reads(correlation).rounds(3);

        assertThat(office.happened).containsExactly("Asked", "call", "Told");
        assertThat(office.written.getLast()).isInstanceOfSatisfying(Summary.Told.class, told -> {
            assertThat(told.standsFor(correlation)).isTrue();
            assertThat(told.model()).isEqualTo("stub");
            assertThat(told.text().headline().evidence()).containsExactly("c1");
        });
        assertThat(office.committed()).isEqualTo(1);
        assertThat(office.settled("told")).isEqualTo(1);
    }

    @Test
    void ofAnotherClusterNothingIsAskedAndNothingLeaves() {
        var settings = new DeskSettings(
                new ClusterName("another"), Occasion.EVERY_REVISION, Duration.ofHours(6), 100, 100_000);
        var office = new Office(settings).answers(GOOD).reads(correlation).rounds(3);

        assertThat(office.happened).isEmpty();
        assertThat(office.committed()).isEqualTo(1);
    }

    @Test
    void anAnswerThatSaysMoreThanTheEvidenceIsRefusedAndNotAskedAgain() {
        var office =
                new Office().answers(INVENTED).reads(correlation, correlation).rounds(5);

        assertThat(office.happened).containsExactly("Asked", "call", "Refused");
        assertThat(((Summary.Refused) office.written.getLast()).reason())
                .isEqualTo("word in sentence 1 of the explanation");
        assertThat(office.settled("word")).isEqualTo(1);
    }

    @Test
    void theSameFindingsAreToldOnceHoweverOftenTheyCome() {
        var resolved = Cases.of(correlation.findings(), 2, Phase.FINAL, Severity.CRITICAL);
        var office = new Office().answers(GOOD).reads(correlation).rounds(2);

        office.reads(correlation, resolved).rounds(3);
        office.restart();
        office.reads(5, resolved).rounds(3);

        assertThat(office.calls()).isEqualTo(1);
    }

    @Test
    void otherFindingsAreToldAnew() {
        var better = Cases.seal(Confidence.HIGH, "OOMKilled in Pod zoo/seal-7d9f-abcde");
        var office = new Office()
                .answers(GOOD)
                .reads(correlation)
                .rounds(2)
                .reads(better)
                .rounds(2);

        assertThat(office.calls()).isEqualTo(2);
        assertThat(office.written.getLast().basis()).isEqualTo(SummaryBasis.of(better));
    }

    @Test
    void ofACriticalOneTheFirstRevisionIsToldAndThenTheFinalOne() {
        var first = Cases.of(correlation.findings(), 1, Phase.PROVISIONAL, Severity.CRITICAL);
        var second = Cases.of(other(), 2, Phase.PROVISIONAL, Severity.CRITICAL);
        var last = Cases.of(other(), 3, Phase.FINAL, Severity.CRITICAL);
        var office = new Office().answers(GOOD);

        office.reads(first).rounds(2);
        assertThat(office.calls()).isEqualTo(1);
        office.reads(second).rounds(2);
        assertThat(office.calls()).isEqualTo(1);
        office.reads(last).rounds(2);
        assertThat(office.calls()).isEqualTo(2);
    }

    @Test
    void nothingIsAskedAboutWhatIsProvisionalAndMildOrOldOrHasNoSuspect() {
        var mild = Cases.of(correlation.findings(), 1, Phase.PROVISIONAL, Severity.WARNING);
        var none = Cases.of(List.of());
        var office = new Office().answers(GOOD).reads(mild, none).rounds(3);
        office.clock.move(MINUTE.multipliedBy(11));
        office.reads(correlation).rounds(3);

        assertThat(office.calls()).isZero();
        assertThat(office.committed()).isEqualTo(3);
    }

    @Test
    void aCrashInTheCallCostsOneCall() {
        var office = new Office().crashesInTheCall().answers(GOOD).reads(correlation);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> office.rounds(1));
        assertThat(office.committed()).isZero();
        office.restart();
        office.reads(0, correlation).rounds(3);

        assertThat(office.happened).containsExactly("Asked", "call", "Asked", "call", "Told");
    }

    @Test
    void aFailureThatMayPassIsTriedAgainLaterAndLaterAndOnlyOneIntentIsWritten() {
        var office = new Office()
                .answers(new Failed(Failure.TIMEOUT), new Failed(Failure.SERVER_ERROR), GOOD)
                .reads(correlation)
                .rounds(5);
        assertThat(office.calls()).isEqualTo(1);

        office.after(Duration.ofSeconds(2)).rounds(3);
        assertThat(office.calls()).isEqualTo(2);
        office.after(Duration.ofSeconds(4));

        assertThat(office.happened).containsExactly("Asked", "call", "call", "call", "Told");
        assertThat(office.committed()).isEqualTo(1);
    }

    @Test
    void aServerThatAsksToBeLeftAloneIs() {
        var office = new Office()
                .answers(new Failed(Failure.RATE_LIMITED, Duration.ofSeconds(90)), GOOD)
                .reads(correlation)
                .rounds(2);

        office.after(Duration.ofSeconds(89));
        assertThat(office.calls()).isEqualTo(1);
        assertThat(office.meters.get("culprit.summaries.held").gauge().value()).isEqualTo(1);
        office.after(Duration.ofSeconds(1));
        assertThat(office.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "REJECTED", "TOO_LONG", "CUT", "FILTERED"})
    void aFailureThatDoesNotPassEndsIt(Failure failure) {
        var office =
                new Office().answers(new Failed(failure)).reads(correlation).rounds(3);

        assertThat(office.happened).containsExactly("Asked", "call", "Refused");
        assertThat(((Summary.Refused) office.written.getLast()).reason()).isEqualTo("no answer: " + failure.label());
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY", "MALFORMED"})
    void anAnswerThatIsNoneIsPaidForThreeTimesAtMost(Failure failure) {
        var office = new Office()
                .answers(new Failed(Failure.SERVER_ERROR), new Failed(failure, null, 900))
                .reads(correlation);
        for (int second = 0; second < 500; second++) {
            office.after(Duration.ofSeconds(1));
        }

        assertThat(office.calls()).isEqualTo(4);
        assertThat(office.meters.get("culprit.summaries.tokens").counter().count())
                .isEqualTo(2_700);
        assertThat(((Summary.Refused) office.written.getLast()).reason()).isEqualTo("no answer: " + failure.label());
    }

    @Test
    void whoWaitsTooLongKeepsTheSummaryByRule() {
        var office = new Office().answers(new Failed(Failure.UNREACHABLE)).reads(correlation);
        for (int second = 0; second < 700; second++) {
            office.after(Duration.ofSeconds(1));
        }

        assertThat(office.written.getLast())
                .isInstanceOfSatisfying(
                        Summary.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("no model in time"));
        assertThat(office.calls())
                .as("with a breaker and longer and longer pauses")
                .isBetween(5L, 15L);
        assertThat(office.committed()).isEqualTo(1);
    }

    @Test
    void theBudgetOfAnHourHoldsOverARestart() {
        var settings = new DeskSettings(Office.CLUSTER, Occasion.EVERY_REVISION, Duration.ofHours(6), 2, 1_000_000);
        var office = new Office(settings).answers(GOOD);

        office.reads(named("a"), named("b"), named("c")).rounds(5);
        assertThat(office.calls()).isEqualTo(2);
        office.restart();
        office.reads(2, named("c")).rounds(5);
        assertThat(office.calls()).isEqualTo(2);
        office.after(MINUTE.multipliedBy(60));
        assertThat(office.calls()).isEqualTo(3);
    }

    @Test
    void whatAnotherClusterAskedIsNotOfThisBudget() {
        var settings = new DeskSettings(Office.CLUSTER, Occasion.EVERY_REVISION, Duration.ofHours(6), 2, 1_000_000);
        var office = new Office(settings).answers(GOOD);
        for (String id : List.of("first", "second")) {
            office.written.add(new Summary.Asked(id, "basis", office.clock.instant(), "another"));
        }
        office.restart();

        office.reads(named("a")).rounds(3);

        assertThat(office.calls()).isEqualTo(1);
    }

    @Test
    void theTokensOfAnHourAreExceededByOneCallAtMost() {
        var settings = new DeskSettings(Office.CLUSTER, Occasion.EVERY_REVISION, Duration.ofHours(6), 100, 1_500);
        var office = new Office(settings)
                .answers(GOOD)
                .reads(named("a"), named("b"), named("c"))
                .rounds(9);

        assertThat(office.calls()).isEqualTo(2);
    }

    @Test
    void moreThanMayWaitCrowdsOutTheOldest() {
        var office = new Office().answers(new Failed(Failure.UNREACHABLE));
        for (int i = 0; i < Summarizer.ROOM + 3; i++) {
            office.reads(named("n" + i));
        }
        office.rounds(1);

        assertThat(office.settled("crowded-out")).isEqualTo(3);
        assertThat(office.meters.get("culprit.summaries.waiting").gauge().value())
                .isEqualTo(Summarizer.ROOM);
    }

    @Test
    void whatCannotBeReadIsPassed() {
        var office = new Office()
                .answers(GOOD)
                .readsBytes("x", "no json".getBytes(StandardCharsets.UTF_8))
                .readsBytes("y", null)
                .reads(correlation)
                .rounds(3);

        assertThat(office.settled("unreadable")).isEqualTo(1);
        assertThat(office.settled("told")).isEqualTo(1);
        assertThat(office.committed()).isEqualTo(3);
    }

    private Findings other() {
        return Cases.seal(Confidence.MEDIUM).findings();
    }

    private Correlation named(String id) {
        return new Correlation(
                id,
                id,
                1,
                Phase.FINAL,
                correlation.episode(),
                correlation.period(),
                correlation.findings(),
                List.of(),
                correlation.emittedAt());
    }
}
