package dev.culprit.correlator.topology;

import static dev.culprit.correlator.topology.Timeline.deployment;
import static dev.culprit.correlator.topology.Timeline.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an episode opens, what it absorbs, and when it is over. */
class EpisodeScenariosTest {
    private final Timeline timeline = new Timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void aSecondTierIsAbsorbedAndRaisesTheSeverity() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.WARNING)
                .fires("12:05", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.revisions())
                .extracting(Correlation::id)
                .containsOnly(timeline.last().id());
        assertThat(timeline.last().episode().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(timeline.last().episode().burnRate()).isEqualTo(14.5);
        assertThat(timeline.last().episode().startsAt()).isEqualTo(time("12:00"));
    }

    @Test
    void anEpisodeIsResolvedWhenItsLastAlertIs() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.WARNING)
                .fires("12:05", "api-availability", Severity.CRITICAL)
                .resolves("12:05", "12:10", "api-availability", Severity.CRITICAL);
        assertThat(timeline.last().episode().resolvedAt()).isNull();

        timeline.resolves("12:00", "12:15", "api-availability", Severity.WARNING);
        assertThat(timeline.last().episode().resolvedAt()).isEqualTo(time("12:15"));
    }

    @Test
    void anAlertThatFiresAgainWithinTheCoolDownIsTheSameEpisode() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .resolves("12:00", "12:10", "api-availability", Severity.CRITICAL)
                .fires("12:40", "api-availability", Severity.CRITICAL)
                .ends("13:00");

        assertThat(timeline.revisions())
                .extracting(Correlation::id)
                .containsOnly(timeline.last().id());
        assertThat(timeline.last().episode().resolvedAt()).isNull();
    }

    @Test
    void anAlertThatFiresAfterTheCoolDownOpensAnotherEpisode() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .resolves("12:00", "12:10", "api-availability", Severity.CRITICAL)
                .fires("12:41", "api-availability", Severity.CRITICAL)
                .ends("13:00");

        assertThat(timeline.revisions().stream().map(Correlation::id).distinct())
                .hasSize(2);
        assertThat(timeline.revisions().stream()
                        .filter(c -> c.phase() == Phase.FINAL)
                        .map(Correlation::name)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void anAlertThatStartsAnewOpensAnotherEpisodeThoughNobodySaidThatItEnded() {
        timeline.workload("api")
                .fires("10:00", "api-availability", Severity.CRITICAL)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("13:00");

        assertThat(timeline.revisions().stream().map(Correlation::id).distinct())
                .hasSize(2);
    }

    @Test
    void anotherTierHoursLaterBelongsToTheEpisodeThatStillBurns() {
        timeline.workload("api")
                .fires("10:00", "api-availability", Severity.WARNING)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("13:00");

        assertThat(timeline.revisions().stream().map(Correlation::id).distinct())
                .hasSize(1);
    }

    @Test
    void anAlertDeliveredTwiceChangesNothing() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.revisions()).extracting(Correlation::revision).containsExactly(1, 1, 2);
    }

    @Test
    void whatAFormerEpisodeWasToldIsNotTakenForTheNextOnesWhenItIsReadAgain() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .resolves("12:00", "12:10", "api-availability", Severity.CRITICAL)
                .fires("12:50", "api-availability", Severity.WARNING);
        timeline.fires("12:00", "api-availability", Severity.CRITICAL)
                .resolves("12:00", "12:10", "api-availability", Severity.CRITICAL)
                .fires("12:50", "api-availability", Severity.WARNING)
                .ends("13:20");

        assertThat(timeline.revisions().stream().map(Correlation::id).distinct())
                .hasSize(2);
        assertThat(timeline.last().episode().startsAt()).isEqualTo(time("12:50"));
        assertThat(timeline.last().episode().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anAlertThatOnlyResolvesOpensNothing() {
        timeline.resolves("11:00", "12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.revisions()).isEmpty();
    }

    @Test
    void theOnsetIsTheAlertsLongWindowBeforeIt() {
        timeline.fires("12:00", "api-availability", Severity.CRITICAL).ends("12:20");

        Correlation.Period period = timeline.last().period();
        assertThat(period.onset()).isEqualTo(new Onset(time("11:00"), time("12:00"), Onset.Source.ALERT_WINDOW));
        assertThat(period.window().start()).isEqualTo(time("10:00"));
        assertThat(period.window().end()).isEqualTo(time("12:10"));
    }

    @Test
    void theOnsetIsThatOfTheBurnsSeriesWhereItTellsOne() {
        var told = new Onset(time("11:52"), time("11:53"), Onset.Source.BURN_RATE);
        timeline.firesSince("12:00", "api-availability", told).ends("12:20");

        Correlation.Period period = timeline.last().period();
        assertThat(period.onset()).isEqualTo(told);
        assertThat(period.window().start()).isEqualTo(time("10:52"));
        assertThat(period.window().end()).isEqualTo(time("12:10"));
    }

    @Test
    void aBurnThatIsSaidToBeginAfterItsAlertIsNotBelieved() {
        var told = new Onset(time("12:01"), time("12:02"), Onset.Source.BURN_RATE);
        timeline.firesSince("12:00", "api-availability", told).ends("12:20");

        assertThat(timeline.last().period().onset().source()).isEqualTo(Onset.Source.ALERT_WINDOW);
    }

    @Test
    void theOnsetOfTheSpikeThatOpensTheEpisodeStays() {
        var told = new Onset(time("11:52"), time("11:53"), Onset.Source.BURN_RATE);
        timeline.firesSince("12:00", "api-availability", told)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.last().period().onset()).isEqualTo(told);
    }

    @Test
    void aChangeAfterWhoseUndoingTheBurnEndsIsConfirmedInALaterRevision() {
        timeline.workload("api")
                .edited("11:55", deployment("api"), "1.4", "1.5")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .edited("12:05", deployment("api"), "1.5", "1.4")
                .ends("12:20");
        Suspect undone = timeline.last().findings().suspects().getFirst();
        assertThat(contributions(undone)).contains("undone 5 min after the alert");

        timeline.resolves("12:00", "12:12", "api-availability", Severity.CRITICAL);
        Suspect confirmed = timeline.last().findings().suspects().getFirst();
        assertThat(contributions(confirmed)).contains("the burn ended after it was undone");
        assertThat(confirmed.score()).isGreaterThan(undone.score());

        timeline.fires("12:15", "api-availability", Severity.CRITICAL);
        assertThat(timeline.last().findings().suspects().getFirst()).isEqualTo(undone);
    }

    @Test
    void anEndThatIsHeardBeforeTheWindowClosesConfirmsTheSame() {
        timeline.workload("api")
                .edited("11:55", deployment("api"), "1.4", "1.5")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .edited("12:02", deployment("api"), "1.5", "1.4")
                .resolves("12:00", "12:06", "api-availability", Severity.CRITICAL)
                .ends("12:20");
        try (var later = new Timeline()) {
            later.workload("api")
                    .edited("11:55", deployment("api"), "1.4", "1.5")
                    .fires("12:00", "api-availability", Severity.CRITICAL)
                    .edited("12:02", deployment("api"), "1.5", "1.4")
                    .ends("12:20")
                    .resolves("12:00", "12:06", "api-availability", Severity.CRITICAL);
            assertThat(CanonicalJson.of(later.last())).isEqualTo(CanonicalJson.of(timeline.last()));
        }
    }

    @Test
    void theEvidenceOfWhatIsSettledGoesAWhileLater() {
        timeline.workload("api")
                .edited("11:55", deployment("api"), "1.4", "1.5")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20")
                .wallClockPasses(Duration.ofSeconds(30));
        assertThat(timeline.keptEvidence()).isPositive();

        timeline.wallClockPasses(Duration.ofMinutes(2)).wallClockPasses(Duration.ofMinutes(2));
        assertThat(timeline.keptEvidence()).isZero();
    }

    @Test
    void aChangeInANamespaceThatOnlyTheSlosSelectorNamesIsASuspect() {
        ObjectRef far = ObjectRef.of("Deployment", "far", "web");
        timeline.graph("00:00", far, Map.of("app", "web"), Map.of(), List.of())
                .graph(
                        "00:00",
                        new SloRef(Timeline.NAMESPACE, "everything").objective(),
                        Map.of(),
                        Map.of("app", "web"),
                        List.of(new DependencyEdge(
                                Relation.MEASURES, ObjectRef.of("Namespace", "", "far"), "spec.workloadSelector")))
                .edited("11:58", far, "1.4", "1.5")
                .fires("12:00", "everything", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.last().findings().entry()).isEqualTo(far);
        assertThat(timeline.last().findings().suspects().getFirst().object()).isEqualTo(far);
        assertThat(timeline.last().episode().startsAt()).isEqualTo(time("12:00"));
    }

    private static List<String> contributions(Suspect suspect) {
        return suspect.contributions().stream().map(Contribution::name).toList();
    }
}
