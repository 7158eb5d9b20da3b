package dev.culprit.correlator.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Suspect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person on call would say of an incident, seconds counted from the alert. */
class OnCallTest {
    private static final ObjectRef ENTRY = ObjectRef.of("Deployment", "shop", "front");
    private static final ObjectRef STORE = ObjectRef.of("StatefulSet", "shop", "store");
    private static final ObjectRef SCALER = new ObjectRef("autoscaling", "HorizontalPodAutoscaler", "shop", "front");
    private static final ObjectRef WEBHOOK =
            new ObjectRef("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "", "signatures");

    private final Incident incident = new Incident(ENTRY, STORE);

    @Test
    void theOnlyReleaseOfWhatIsMeasuredIsSuspectedThoughNoPodFails() {
        incident.changed(-360, ENTRY, image());
        incident.failed(-355, -355, "Unhealthy", "Readiness probe failed: connection refused");
        for (int i = 0; i < 20; i++) {
            incident.changed(-600 - 60 * i, ObjectRef.of("Deployment", "shop", "other-" + i), image());
        }

        Suspect first = first();

        assertThat(first.object()).isEqualTo(ENTRY);
        assertThat(first.confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void aReleaseThatIsThreeQuartersOfAnHourOldAndWellIsNotSuspected() {
        incident.changed(-2_700, ENTRY, image());

        assertThat(first().confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void whatLiesOffThePathMakesChanceNoLikelier() {
        incident.changed(-360, ENTRY, image());
        double alone = findings().noChangeScore();

        for (int i = 0; i < 20; i++) {
            incident.changed(-600, ObjectRef.of("Deployment", "shop", "other-" + i), image());
        }

        assertThat(findings().noChangeScore()).isEqualTo(alone);
    }

    @Test
    void aPodThatItsNodeThrowsOutForWantOfDiskIsNotLaidToItsLastSetting() {
        incident.changed(-600, ENTRY, new FieldChange(FieldType.ENV, "env[MODE]", "MODE", "a", "b"));
        incident.failed(-300, -300, "Evicted", "The node was low on resource: ephemeral-storage.");

        assertThat(points(first(), "Evicted since")).isLessThan(1);
    }

    @Test
    void anImageThatCannotBePulledIsNotLaidToASettingThatWasChangedBefore() {
        ObjectRef settings = ObjectRef.of("ConfigMap", "shop", "front-settings");
        incident.edited(-720, settings, "kubectl-edit", ENTRY, key("RETRIES"));
        incident.failed(-480, 0, "ErrImagePull", "dial tcp: i/o timeout");

        assertThat(first().confidence()).isNotEqualTo(Confidence.HIGH);
        assertThat(findings().noChangeStory())
                .isEqualTo("Pod shop/front-1 cannot pull its image, and no change before it makes it so");
    }

    @Test
    void whatCallsADependencyThatIsGoneSpeaksAgainstTheDependencyAndNotForChance() {
        incident.edited(-300, STORE, "kubectl-edit", STORE, replicas("1", "0"));
        double before = findings().noChangeScore();

        incident.failed(-240, 0, "Unhealthy", "Readiness probe failed: statuscode: 503");

        assertThat(names(first())).contains("what calls it fails its probes: Pod shop/front-1");
        assertThat(first().confidence()).isEqualTo(Confidence.HIGH);
        assertThat(findings().noChangeScore()).isEqualTo(before);
    }

    @Test
    void aCallerThatWasGivenSomethingNewFailsOfItself() {
        incident.changed(-400, STORE, image());
        incident.changed(-300, ENTRY, image());
        incident.failed(-240, 0, "BackOff", "Back-off restarting failed container");

        assertThat(first().object()).isEqualTo(ENTRY);
        assertThat(names(findings().suspects().getLast())).noneMatch(name -> name.startsWith("what calls it"));
    }

    @Test
    void whatIsCalledIsNotBrokenByItsCaller() {
        incident.changed(-300, ENTRY, replicas("3", "2"));
        incident.failed(-240, 0, "Unhealthy", "Readiness probe failed", STORE);

        assertThat(names(first())).noneMatch(name -> name.startsWith("what calls it"));
        assertThat(findings().noChangeStory())
                .isEqualTo("Pod shop/store-1 fails its probes, and no change before it makes it so");
    }

    @Test
    void aDependencyThatIsDeletedIsSuspectedHighlyThoughNothingElseIsSeen() {
        incident.deleted(-240, ENTRY, ENTRY);

        assertThat(first().confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    void aPodThatTookMoreThanItAskedForIsNoVictim() {
        incident.changed(-600, ENTRY, image());
        incident.failed(
                -300,
                -300,
                "Evicted",
                "The node was low on resource: memory. Container app was using 3Gi, request is 64Mi.");

        assertThat(points(first(), "Evicted since")).isGreaterThan(2);
    }

    @Test
    void whatAControllerScalesWithinNewBoundsIsTheDoingOfWhoSetThem() {
        incident.edited(-600, SCALER, "kubectl-edit", ENTRY, scaling("12", "2"));
        incident.edited(-580, ENTRY, "kube-controller-manager", ENTRY, replicas("9", "2"));
        incident.failed(-400, 0, "Unhealthy", "Readiness probe failed: timeout");

        List<Suspect> suspects = findings().suspects();

        assertThat(suspects).extracting(Suspect::object).containsExactly(SCALER, ENTRY);
        assertThat(suspects.getFirst().confidence()).isEqualTo(Confidence.HIGH);
        assertThat(names(suspects.getLast()))
                .contains("follows HorizontalPodAutoscaler shop/front, changed just before");
    }

    @Test
    void aReleaseWhosePodsAWebhookForbidsIsTheTriggerOfTheWebhook() {
        incident.created(-1_500, WEBHOOK, "helm");
        incident.changed(-540, ENTRY, image());
        incident.failed(
                -539, 0, "FailedCreate", "Error creating: failed calling webhook \"verify.signatures.example\"");

        List<Suspect> suspects = findings().suspects();

        assertThat(suspects).extracting(Suspect::object).containsExactly(WEBHOOK, ENTRY);
        assertThat(names(suspects.getLast()))
                .contains("its failure names ValidatingWebhookConfiguration signatures, changed before");
    }

    @Test
    void aWebhookHasNothingToDoWithPodsThatAreForbiddenForWantOfQuota() {
        incident.created(-1_500, WEBHOOK, "helm");
        incident.changed(-540, ENTRY, image());
        incident.failed(
                -539, 0, "FailedCreate", "Error creating: pods \"front-1\" is forbidden: exceeded quota: small");

        assertThat(first().object()).isEqualTo(ENTRY);
    }

    @Test
    void aReleaseWhosePodsOverstepABoundIsTheTriggerOfTheLimitRange() {
        ObjectRef bounds = ObjectRef.of("LimitRange", "shop", "bounds");
        incident.edited(-1_100, bounds, "kubectl-edit", ENTRY, quota("4Gi", "512Mi"));
        incident.changed(-420, ENTRY, image());
        incident.failed(
                -419, 0, "FailedCreate", "is forbidden: maximum memory usage per Container is 512Mi, but limit is 1Gi");

        assertThat(findings().suspects()).extracting(Suspect::object).containsExactly(bounds, ENTRY);
    }

    @Test
    void aNodeThatRunsAPodOfWhatIsMeasuredIsNotWhatIsMeasured() {
        ObjectRef node = ObjectRef.of("Node", "", "n1");
        incident.deleted(-400, node, ENTRY);

        assertThat(names(first())).contains("a Node that runs Pods of the path", "Node removed");
        assertThat(first().confidence()).isNotEqualTo(Confidence.HIGH);
    }

    @Test
    void aNodeThatItsAutoscalerTakesAwayIsRoutine() {
        incident.edited(-400, ObjectRef.of("Node", "", "n1"), "cluster-autoscaler", ENTRY, taint());

        assertThat(names(first())).contains("made by a controller");
    }

    @Test
    void aCertificateThatIsRenewedAsEveryMonthIsRoutineAndOneReplacedByHandIsNot() {
        ObjectRef cert = ObjectRef.of("Secret", "shop", "front-tls");
        incident.edited(-300, cert, "cert-manager-certificates-issuing", ENTRY, key("tls.crt"));
        assertThat(names(first())).contains("made by a controller");

        incident.forget();
        incident.edited(-300, cert, "kubectl-edit", ENTRY, key("tls.crt"));
        assertThat(names(first())).doesNotContain("made by a controller");
    }

    @Test
    void whatServesTheWholeClusterIsWeighedAndWhatOnlyLiesBesideItIsCleared() {
        ObjectRef names = ObjectRef.of("Deployment", "kube-system", "names");
        ObjectRef zones = ObjectRef.of("ConfigMap", "kube-system", "zones");
        ObjectRef notes = ObjectRef.of("ConfigMap", "kube-system", "notes");
        incident.edited(-240, zones, "kubectl-edit", names, key("zone"));
        incident.edited(-200, notes, "kubectl-edit", key("text"));

        assertThat(findings().suspects()).extracting(Suspect::object).containsExactly(zones);
        assertThat(findings().cleared()).extracting(Cleared::object).containsExactly(notes);
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
        return incident.findings();
    }
}
