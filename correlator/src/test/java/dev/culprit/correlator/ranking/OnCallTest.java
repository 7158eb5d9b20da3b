package dev.culprit.correlator.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Confidence;
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
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person on call would say of an incident, seconds counted from the alert. */
class OnCallTest {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");
    private static final ObjectRef ENTRY = ObjectRef.of("Deployment", "shop", "front");
    private static final ObjectRef STORE = ObjectRef.of("StatefulSet", "shop", "store");
    private static final ObjectRef SCALER = new ObjectRef("autoscaling", "HorizontalPodAutoscaler", "shop", "front");
    private static final ObjectRef WEBHOOK =
            new ObjectRef("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "", "signatures");

    private final List<Evidence> evidence = new ArrayList<>();

    @Test
    void theOnlyReleaseOfWhatIsMeasuredIsSuspectedThoughNoPodFails() {
        changed(-360, ENTRY, image());
        failed(-355, -355, "Unhealthy", "Readiness probe failed: connection refused");
        for (int i = 0; i < 20; i++) {
            changed(-600 - 60 * i, ObjectRef.of("Deployment", "shop", "other-" + i), image());
        }

        Suspect first = first();

        assertThat(first.object()).isEqualTo(ENTRY);
        assertThat(first.confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void aReleaseThatIsThreeQuartersOfAnHourOldAndWellIsNotSuspected() {
        changed(-2_700, ENTRY, image());

        assertThat(first().confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void whatLiesOffThePathMakesChanceNoLikelier() {
        changed(-360, ENTRY, image());
        double alone = findings().noChangeScore();

        for (int i = 0; i < 20; i++) {
            changed(-600, ObjectRef.of("Deployment", "shop", "other-" + i), image());
        }

        assertThat(findings().noChangeScore()).isEqualTo(alone);
    }

    @Test
    void aPodThatItsNodeThrowsOutForWantOfDiskIsNotLaidToItsLastSetting() {
        changed(-600, ENTRY, new FieldChange(FieldType.ENV, "env[MODE]", "MODE", "a", "b"));
        failed(-300, -300, "Evicted", "The node was low on resource: ephemeral-storage.");

        assertThat(points(first(), "Evicted since")).isLessThan(1);
    }

    @Test
    void anImageThatCannotBePulledIsNotLaidToASettingThatWasChangedBefore() {
        ObjectRef settings = ObjectRef.of("ConfigMap", "shop", "front-settings");
        add(-720, settings, ChangeType.UPDATE, "kubectl-edit", ENTRY, key("RETRIES"));
        failed(-480, 0, "ErrImagePull", "dial tcp: i/o timeout");

        assertThat(first().confidence()).isNotEqualTo(Confidence.HIGH);
        assertThat(findings().noChangeStory())
                .isEqualTo("Pod shop/front-1 cannot pull its image, and no change before it makes it so");
    }

    @Test
    void whatCallsADependencyThatIsGoneSpeaksAgainstTheDependencyAndNotForChance() {
        add(-300, STORE, ChangeType.UPDATE, "kubectl-edit", STORE, replicas("1", "0"));
        double before = findings().noChangeScore();

        failed(-240, 0, "Unhealthy", "Readiness probe failed: statuscode: 503");

        assertThat(names(first())).contains("what calls it fails its probes: Pod shop/front-1");
        assertThat(first().confidence()).isEqualTo(Confidence.HIGH);
        assertThat(findings().noChangeScore()).isEqualTo(before);
    }

    @Test
    void aCallerThatWasGivenSomethingNewFailsOfItself() {
        changed(-400, STORE, image());
        changed(-300, ENTRY, image());
        failed(-240, 0, "BackOff", "Back-off restarting failed container");

        assertThat(first().object()).isEqualTo(ENTRY);
        assertThat(names(findings().suspects().getLast())).noneMatch(name -> name.startsWith("what calls it"));
    }

    @Test
    void whatIsCalledIsNotBrokenByItsCaller() {
        changed(-300, ENTRY, replicas("3", "2"));
        evidence.add(symptom(-240, 0, "Unhealthy", "Readiness probe failed", STORE));

        assertThat(names(first())).noneMatch(name -> name.startsWith("what calls it"));
        assertThat(findings().noChangeStory())
                .isEqualTo("Pod shop/store-1 fails its probes, and no change before it makes it so");
    }

    @Test
    void aDependencyThatIsDeletedIsSuspectedHighlyThoughNothingElseIsSeen() {
        add(-240, ENTRY, ChangeType.DELETE, "", ENTRY);

        assertThat(first().confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    void aPodThatTookMoreThanItAskedForIsNoVictim() {
        changed(-600, ENTRY, image());
        failed(
                -300,
                -300,
                "Evicted",
                "The node was low on resource: memory. Container app was using 3Gi, request is 64Mi.");

        assertThat(points(first(), "Evicted since")).isGreaterThan(2);
    }

    @Test
    void whatAControllerScalesWithinNewBoundsIsTheDoingOfWhoSetThem() {
        add(-600, SCALER, ChangeType.UPDATE, "kubectl-edit", ENTRY, scaling("12", "2"));
        add(-580, ENTRY, ChangeType.UPDATE, "kube-controller-manager", ENTRY, replicas("9", "2"));
        failed(-400, 0, "Unhealthy", "Readiness probe failed: timeout");

        List<Suspect> suspects = findings().suspects();

        assertThat(suspects).extracting(Suspect::object).containsExactly(SCALER, ENTRY);
        assertThat(suspects.getFirst().confidence()).isEqualTo(Confidence.HIGH);
        assertThat(names(suspects.getLast()))
                .contains("follows HorizontalPodAutoscaler shop/front, changed just before");
    }

    @Test
    void aReleaseWhosePodsAWebhookForbidsIsTheTriggerOfTheWebhook() {
        add(-1_500, WEBHOOK, ChangeType.CREATE, "helm", null);
        changed(-540, ENTRY, image());
        failed(-539, 0, "FailedCreate", "Error creating: failed calling webhook \"verify.signatures.example\"");

        List<Suspect> suspects = findings().suspects();

        assertThat(suspects).extracting(Suspect::object).containsExactly(WEBHOOK, ENTRY);
        assertThat(names(suspects.getLast()))
                .contains("its failure names ValidatingWebhookConfiguration signatures, changed before");
    }

    @Test
    void aWebhookHasNothingToDoWithPodsThatAreForbiddenForWantOfQuota() {
        add(-1_500, WEBHOOK, ChangeType.CREATE, "helm", null);
        changed(-540, ENTRY, image());
        failed(-539, 0, "FailedCreate", "Error creating: pods \"front-1\" is forbidden: exceeded quota: small");

        assertThat(first().object()).isEqualTo(ENTRY);
    }

    @Test
    void aReleaseWhosePodsOverstepABoundIsTheTriggerOfTheLimitRange() {
        ObjectRef bounds = ObjectRef.of("LimitRange", "shop", "bounds");
        add(-1_100, bounds, ChangeType.UPDATE, "kubectl-edit", ENTRY, quota("4Gi", "512Mi"));
        changed(-420, ENTRY, image());
        failed(-419, 0, "FailedCreate", "is forbidden: maximum memory usage per Container is 512Mi, but limit is 1Gi");

        assertThat(findings().suspects()).extracting(Suspect::object).containsExactly(bounds, ENTRY);
    }

    @Test
    void aNodeThatRunsAPodOfWhatIsMeasuredIsNotWhatIsMeasured() {
        ObjectRef node = ObjectRef.of("Node", "", "n1");
        add(-400, node, ChangeType.DELETE, "", ENTRY);

        assertThat(names(first())).contains("a Node that runs Pods of the path", "Node removed");
        assertThat(first().confidence()).isNotEqualTo(Confidence.HIGH);
    }

    @Test
    void aNodeThatItsAutoscalerTakesAwayIsRoutine() {
        add(-400, ObjectRef.of("Node", "", "n1"), ChangeType.UPDATE, "cluster-autoscaler", ENTRY, taint());

        assertThat(names(first())).contains("made by a controller");
    }

    @Test
    void aCertificateThatIsRenewedAsEveryMonthIsRoutineAndOneReplacedByHandIsNot() {
        ObjectRef cert = ObjectRef.of("Secret", "shop", "front-tls");
        add(-300, cert, ChangeType.UPDATE, "cert-manager-certificates-issuing", ENTRY, key("tls.crt"));
        assertThat(names(first())).contains("made by a controller");

        evidence.clear();
        add(-300, cert, ChangeType.UPDATE, "kubectl-edit", ENTRY, key("tls.crt"));
        assertThat(names(first())).doesNotContain("made by a controller");
    }

    @Test
    void whatServesTheWholeClusterIsWeighedAndWhatOnlyLiesBesideItIsCleared() {
        ObjectRef names = ObjectRef.of("Deployment", "kube-system", "names");
        ObjectRef zones = ObjectRef.of("ConfigMap", "kube-system", "zones");
        ObjectRef notes = ObjectRef.of("ConfigMap", "kube-system", "notes");
        add(-240, zones, ChangeType.UPDATE, "kubectl-edit", names, key("zone"));
        add(-200, notes, ChangeType.UPDATE, "kubectl-edit", null, key("text"));

        assertThat(findings().suspects()).extracting(Suspect::object).containsExactly(zones);
        assertThat(findings().cleared()).extracting(Cleared::object).containsExactly(notes);
    }

    private void changed(int second, ObjectRef object, FieldChange field) {
        add(second, object, ChangeType.UPDATE, "argocd-controller", object, field);
    }

    private void add(
            int second,
            ObjectRef object,
            ChangeType type,
            String manager,
            @Nullable ObjectRef affected,
            FieldChange... fields) {
        Instant at = ALERT.plusSeconds(second);
        evidence.add(new Change(
                object.name() + at,
                "test",
                object,
                "uid-" + object.name(),
                type,
                new Timing(at, TimeSource.MANAGED_FIELDS, null, at),
                manager.isEmpty() ? Actor.unknown() : Actor.of(manager),
                List.of(fields),
                affected == null ? new TreeSet<>() : new TreeSet<>(List.of(affected))));
    }

    private void failed(int first, int last, String reason, String message) {
        evidence.add(symptom(first, last, reason, message, ENTRY));
    }

    private static Symptom symptom(int first, int last, String reason, String message, ObjectRef workload) {
        Instant end = ALERT.plusSeconds(last);
        return new Symptom(
                reason + first,
                "test",
                ObjectRef.of("Pod", "shop", workload.name() + "-1"),
                "event-" + reason,
                reason,
                message,
                new Occurrences(ALERT.plusSeconds(first), end, 1),
                end,
                new TreeSet<>(List.of(workload)));
    }

    private static FieldChange image() {
        return new FieldChange(FieldType.IMAGE, "image", "", "1", "2");
    }

    private static FieldChange scaling(String before, String after) {
        return new FieldChange(FieldType.AUTOSCALING, "spec.maxReplicas", "maxReplicas", before, after);
    }

    private static FieldChange replicas(String before, String after) {
        return new FieldChange(FieldType.REPLICAS, "spec.replicas", "replicas", before, after);
    }

    private static FieldChange quota(String before, String after) {
        return new FieldChange(FieldType.QUOTA, "spec.limits[Container].max.memory", "memory", before, after);
    }

    private static FieldChange key(String name) {
        return new FieldChange(FieldType.KEY, "data[" + name + "]", name, "a", "b");
    }

    private static FieldChange taint() {
        return new FieldChange(FieldType.TAINT, "spec.taints[leaving]", "leaving", null, "leaving:NoSchedule");
    }

    private static List<String> names(Suspect suspect) {
        return suspect.contributions().stream().map(Contribution::name).toList();
    }

    private static double points(Suspect suspect, String name) {
        return suspect.contributions().stream()
                .filter(part -> part.name().startsWith(name))
                .mapToDouble(Contribution::points)
                .sum();
    }

    private Suspect first() {
        return findings().suspects().getFirst();
    }

    private Findings findings() {
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
                new TreeMap<>(Map.of(
                        ENTRY, new Standing(0, Standing.Role.WORKLOAD, "what the SLO measures"),
                        STORE, new Standing(1, Standing.Role.WORKLOAD, "store, which front calls"))));
        return Ranking.defaults().rank(new Case(episode, period, reach, evidence));
    }
}
