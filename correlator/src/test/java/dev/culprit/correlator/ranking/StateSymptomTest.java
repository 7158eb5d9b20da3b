package dev.culprit.correlator.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Occurrences;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeRange;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the states of containers, Pods and Nodes say for and against a change five minutes before the alert. */
class StateSymptomTest {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant CHANGE = ALERT.minusSeconds(300);
    private static final ObjectRef ENTRY = ObjectRef.of("Deployment", "shop", "front");
    private static final ObjectRef POD = ObjectRef.of("Pod", "shop", "front-1");

    @ParameterizedTest
    @CsvSource({
        "CrashLoopBackOff, container app, true",
        "OOMKilled, exit code 137 of container app, true",
        "ImagePullBackOff, container app, true",
        "CreateContainerConfigError, container app, true",
        "Error, exit code 2 of container app, true",
        "Error, exit code 143 of container app, false",
        "Unschedulable, 0/3 nodes are available, false",
        "ContainerStatusUnknown, exit code 137 of container app, false"
    })
    void aFailureWeighsAtOnceUnlessEveryRolloutShowsIt(String reason, String message, boolean grave) {
        assertThat(says(ranked(state("1", POD, reason, message, 30)), reason + " since"))
                .isEqualTo(grave);
    }

    @Test
    void aPodThatNoNodeTakesForLongWeighs() {
        Suspect suspect = ranked(state("1", POD, "Unschedulable", "", 30), state("2", POD, "Unschedulable", "", 120));
        assertThat(says(suspect, "Unschedulable since")).isTrue();
    }

    @Test
    void theCrashesOfOneContainerAreOneFailureThatBeganWithTheFirst() {
        Suspect suspect =
                ranked(state("1", POD, "Error", "exit code 2", -60), state("2", POD, "Error", "exit code 2", 60));
        assertThat(says(suspect, "Error since")).isFalse();
        Suspect later =
                ranked(state("1", POD, "Error", "exit code 2", 60), state("2", POD, "Error", "exit code 2", 90));
        assertThat(later.evidence())
                .filteredOn(line -> line.text().startsWith("Error"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("since 1 min", "2 times"));
    }

    @Test
    void aNodeThatFailsIsNotTheFaultOfAChangeOfWhatRunsOnIt() {
        ObjectRef node = ObjectRef.of("Node", "", "n1");
        Suspect suspect = ranked(state("1", node, "NodeStatusUnknown", "", 30));
        assertThat(says(suspect, "NodeStatusUnknown since")).isFalse();
        assertThat(suspect.evidence()).hasSize(1);
    }

    @Test
    void manyPodsThatFailAlikeAreOneLine() {
        Suspect suspect = ranked(
                state("1", ObjectRef.of("Pod", "shop", "front-1"), "Error", "exit code 2", 30),
                state("2", ObjectRef.of("Pod", "shop", "front-2"), "Error", "exit code 2", 40),
                state("3", ObjectRef.of("Pod", "shop", "front-3"), "Error", "exit code 2", 50));

        assertThat(suspect.evidence())
                .filteredOn(line -> line.text().startsWith("Error"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.text())
                                .isEqualTo(
                                        "Error on Pod shop/front-1 and 2 more since 30 s after the change, 3 times: exit code 2"));
    }

    @Test
    void aNodeThatFailsAgainAsTheBurnBeginsIsTheLikelierStory() {
        ObjectRef node = ObjectRef.of("Node", "", "n1");
        Findings findings = findings(
                state("1", node, "NodeStatusUnknown", "", -3_600), state("2", node, "NodeStatusUnknown", "", 30));

        assertThat(findings.noChangeStory()).isEqualTo("Node n1: NodeStatusUnknown");
    }

    @Test
    void whatANodeReportsOfAProcessIsNoTroubleOfTheNode() {
        ObjectRef node = ObjectRef.of("Node", "", "n1");

        assertThat(findings(state("1", node, "SystemOOM", "", 30)).noChangeStory())
                .isNull();
    }

    @Test
    void aChangeThatAffectsAWholeNamespaceGovernsIt() {
        var budget = new ObjectRef("policy", "PodDisruptionBudget", "shop", "all");
        Change change = changed(budget, ObjectRef.of("Namespace", "", "shop"));
        Suspect suspect =
                Ranking.defaults().rank(incident(List.of(change))).suspects().getFirst();
        assertThat(says(suspect, "governs namespace shop")).isTrue();
    }

    private static boolean says(Suspect suspect, String start) {
        return suspect.contributions().stream().map(Contribution::name).anyMatch(name -> name.startsWith(start));
    }

    private static Suspect ranked(Symptom... symptoms) {
        return findings(symptoms).suspects().getFirst();
    }

    private static Findings findings(Symptom... symptoms) {
        var evidence = new ArrayList<Evidence>(List.of(symptoms));
        evidence.add(changed(ENTRY, ENTRY));
        return Ranking.defaults().rank(incident(evidence));
    }

    private static Symptom state(String id, ObjectRef subject, String reason, String message, int secondsAfter) {
        Instant at = CHANGE.plusSeconds(secondsAfter);
        return new Symptom(
                id,
                "test",
                subject,
                subject.name() + "/app/" + reason,
                reason,
                message,
                new Occurrences(at, at, 1),
                at,
                new TreeSet<>(Set.of(ENTRY)));
    }

    private static Change changed(ObjectRef subject, ObjectRef affected) {
        return new Change(
                subject.name(),
                "test",
                subject,
                "uid-" + subject.name(),
                ChangeType.UPDATE,
                new Timing(CHANGE, TimeSource.MANAGED_FIELDS, null, CHANGE),
                Actor.of("kubectl-edit"),
                List.of(new FieldChange(FieldType.IMAGE, "spec", "", "1", "2")),
                new TreeSet<>(Set.of(affected)));
    }

    private static Case incident(List<Evidence> evidence) {
        var episode = new Episode(
                "test",
                new SloRef("shop", "front-availability"),
                Severity.CRITICAL,
                null,
                ALERT,
                null,
                new Alert("Burn", "f", null, null));
        var period = new Correlation.Period(
                new Onset(ALERT.minusSeconds(3_600), ALERT, Onset.Source.ALERT_WINDOW),
                new TimeRange(ALERT.minusSeconds(7_200), ALERT.plusSeconds(600)));
        var reach = new Reach(
                Optional.of(ENTRY),
                new TreeMap<>(Map.of(ENTRY, new Standing(0, Standing.Role.WORKLOAD, "what the SLO measures"))));
        return new Case(episode, period, reach, evidence);
    }
}
