package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.TimeSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    private static final String OLD = "2026-03-01T08:00:00Z";
    private static final String NOW = "2026-03-02T10:05:29Z";
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    private static final String REPLICAS = "{'f:spec':{'f:replicas':{}}}";
    private static final String IMAGE =
            "{'f:spec':{'f:template':{'f:spec':{'f:containers':{%s:{'f:image':{}}}}}}}".formatted(key("main"));
    private static final String ENV =
            "{'f:spec':{'f:template':{'f:spec':{'f:containers':{%s:{'f:env':{%s:{'.':{},'f:name':{},'f:value':{}}}}}}}}}"
                    .formatted(key("main"), key("MODE"));
    private static final String STATUS =
            "{'f:metadata':{'f:annotations':{'.':{},'f:deployment.kubernetes.io/revision':{}}},'f:status':{'f:replicas':{}}}";

    private static final KubeObject BEFORE = deployment("barn").managed("kubectl-client-side-apply", OLD, IMAGE);

    /** As an item of a list is called in managedFields. */
    private static String key(String name) {
        return "'k:{\\\"name\\\":\\\"" + name + "\\\"}'";
    }

    @Test
    void theManagerThatOwnsTheChangedFieldTellsWhoAndWhen() {
        KubeObject after = BEFORE.version(101)
                .container("image", "'barn:2'")
                .with("metadata.managedFields", "[]")
                .managed("kubectl-client-side-apply", OLD, REPLICAS)
                .managed("kube-controller-manager", "2026-03-02T10:05:30Z", STATUS)
                .managed("kubectl-set", NOW, IMAGE);
        Change change = Watch.of(BEFORE).modified(LATER, after).change();
        assertThat(change.actor()).isEqualTo(Actor.of("kubectl-set"));
        assertThat(change.timing().source()).isEqualTo(TimeSource.MANAGED_FIELDS);
        assertThat(change.occurredAt()).isEqualTo(Instant.parse(NOW));
    }

    @Test
    void aVariableIsFoundByItsKey() {
        KubeObject after = BEFORE.version(101)
                .container("env", "[{'name':'MODE','value':'fast'}]")
                .managed("kubectl-patch", NOW, ENV)
                .managed("bystander", NOW, REPLICAS);
        assertThat(Watch.of(BEFORE).modified(LATER, after).change().actor().manager())
                .isEqualTo("kubectl-patch");
    }

    @Test
    void anAutoscalerOwnsReplicasThroughTheScaleSubresource() {
        KubeObject after = BEFORE.version(101)
                .with("spec.replicas", "9")
                .managed("kube-controller-manager", "scale", NOW, REPLICAS);
        assertThat(Watch.of(BEFORE).modified(LATER, after).change().actor().manager())
                .isEqualTo("kube-controller-manager");
    }

    @Test
    void aRemovedVariableLeavesNoTraceSoNobodyIsNamed() {
        KubeObject with =
                BEFORE.container("env", "[{'name':'MODE','value':'fast'}]").managed("kubectl-patch", OLD, ENV);
        Change change = Watch.of(with).modified(LATER, BEFORE.version(101)).change();
        assertThat(change.timing().source()).isEqualTo(TimeSource.OBSERVED);
        assertThat(change.occurredAt()).isEqualTo(Instant.parse(LATER));
        assertThat(change.actor()).isEqualTo(Actor.unknown());
    }

    @Test
    void theOnlyManagerThatWroteSinceIsTheActorEvenIfItOwnsNothingThatIsLeft() {
        KubeObject with =
                BEFORE.container("env", "[{'name':'MODE','value':'fast'}]").managed("kubectl-edit", OLD, ENV);
        KubeObject after = BEFORE.version(101).managed("kubectl-edit", NOW, REPLICAS);
        Change change = Watch.of(with).modified(LATER, after).change();
        assertThat(change.actor().manager()).isEqualTo("kubectl-edit");
        assertThat(change.timing().source()).isEqualTo(TimeSource.OBSERVED);
    }

    @Test
    void oneWhoOnceAppliedTheObjectIsNotBlamedForWhatAnOldServerDoesNotTrack() {
        KubeObject after = BEFORE.version(101).with("spec.replicas", "0");
        assertThat(Watch.of(BEFORE).modified(LATER, after).change().actor()).isEqualTo(Actor.unknown());
    }

    @Test
    void onAServerThatKeepsTheOldTimeTheOnlyOwnerOfTheNewValueIsStillTheActor() {
        KubeObject after = BEFORE.version(101).container("image", "'barn:2'");
        Change change = Watch.of(BEFORE).modified(LATER, after).change();
        assertThat(change.actor()).isEqualTo(Actor.of("kubectl-client-side-apply"));
        assertThat(change.timing().source()).isEqualTo(TimeSource.OBSERVED);
    }

    @Test
    void replicasMayBeSetBesidesTheirOwnerSoThatItsOldTimeAccusesNobody() {
        KubeObject before = BEFORE.managed("kubectl-edit", OLD, REPLICAS);
        KubeObject after = before.version(101).with("spec.replicas", "0");
        assertThat(Watch.of(before).modified(LATER, after).change().actor()).isEqualTo(Actor.unknown());
    }

    @Test
    void whereTwoOwnTheNewValueOneOfThemIsNotPicked() {
        KubeObject before = BEFORE.managed("relief", OLD, IMAGE);
        KubeObject after = before.version(101).container("image", "'barn:2'");
        assertThat(Watch.of(before).modified(LATER, after).change().actor()).isEqualTo(Actor.unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"before-first-apply", "ancient-changes"})
    void aManagerThatTheServerMadeUpIsNobody(String manager) {
        KubeObject before = deployment("barn").managed(manager, OLD, IMAGE);
        KubeObject after = before.version(101).container("image", "'barn:2'");
        assertThat(Watch.of(before).modified(LATER, after).change().actor()).isEqualTo(Actor.unknown());
    }

    @Test
    void aTimeOfAnotherServerWhoseClockIsBehindIsAWriteToo() {
        KubeObject before = deployment("barn").managed("kubectl-set", "2026-03-02T10:05:25Z", IMAGE);
        KubeObject after = deployment("barn")
                .version(101)
                .container("image", "'barn:2'")
                .managed("kubectl-set", "2026-03-02T10:05:24Z", IMAGE);
        Change change = Watch.of(before).modified(LATER, after).change();
        assertThat(change.timing().source()).isEqualTo(TimeSource.MANAGED_FIELDS);
        assertThat(change.actor().manager()).isEqualTo("kubectl-set");
    }

    @Test
    void twoEditsByOneManagerWithinASecondBothHaveATime() {
        KubeObject first = BEFORE.version(101).container("image", "'barn:2'").managed("kubectl-edit", NOW, IMAGE);
        KubeObject second = first.version(102).container("image", "'barn:3'");
        Watch watch = Watch.of(BEFORE)
                .modified("2026-03-02T10:05:29.100Z", first)
                .modified("2026-03-02T10:05:29.900Z", second);
        assertThat(watch.changes()).hasSize(2).allMatch(c -> c.timing().source() == TimeSource.MANAGED_FIELDS);
    }

    /** Old servers keep no trace of it; whoever has just written is not who did it. */
    @Test
    void whoHasJustMadeAnObjectIsNotTheOneWhoScalesItOrTakesAKeyAway() {
        KubeObject made = BEFORE.version(101).with("spec.replicas", "1").managed("kubectl-create", NOW, REPLICAS);
        KubeObject scaled = made.version(102).with("spec.replicas", "3");
        assertThat(Watch.of(made).modified("2026-03-02T10:05:29.900Z", scaled).change())
                .satisfies(change -> {
                    assertThat(change.actor()).isEqualTo(Actor.unknown());
                    assertThat(change.timing().source()).isEqualTo(TimeSource.OBSERVED);
                });

        KubeObject map = configMap("seeds", "{'corn':'1','oats':'1'}")
                .managed("kubectl-create", NOW, "{'f:data':{'.':{},'f:corn':{},'f:oats':{}}}");
        KubeObject less = configMap("seeds", "{'corn':'1'}")
                .version(102)
                .managed("kubectl-create", NOW, "{'f:data':{'.':{},'f:corn':{}}}");
        assertThat(Watch.of(map)
                        .modified("2026-03-02T10:05:29.900Z", less)
                        .change()
                        .actor())
                .isEqualTo(Actor.unknown());
    }

    @Test
    void aSkewedClockIsClampedToArrival() {
        KubeObject after = BEFORE.version(101)
                .container("image", "'barn:2'")
                .managed("kubectl-set", "2026-03-02T11:00:00Z", IMAGE);
        assertThat(Watch.of(BEFORE).modified(LATER, after).change().occurredAt())
                .isEqualTo(Instant.parse(LATER));
    }

    @Test
    void theCreatorIsTheEarliestWriterThatDecidesAnything() {
        KubeObject created = deployment("silo")
                .born(NOW)
                .managed("kube-controller-manager", "status", NOW, "{'f:status':{}}")
                .managed("kubectl-create", NOW, REPLICAS);
        assertThat(Watch.of(BEFORE).added(LATER, created).change().actor().manager())
                .isEqualTo("kubectl-create");
    }

    /** Whoever comes first in the alphabet is not meant. */
    @Test
    void aControllerThatAddsATokenInTheSameSecondIsNotTheMakerOfAServiceAccount() {
        KubeObject account = object("v1", "ServiceAccount", "farmer")
                .born(NOW)
                .with("automountServiceAccountToken", "true")
                .with("secrets", "[{'name':'farmer-token-x7k2p'}]")
                .managed("kube-controller-manager", NOW, "{'f:secrets':{'.':{},'k:{\\\"name\\\":\\\"x\\\"}':{}}}")
                .managed("kubectl-create", NOW, "{'f:automountServiceAccountToken':{}}");
        assertThat(Watch.of(BEFORE).added(LATER, account).change().actor().manager())
                .isEqualTo("kubectl-create");
    }

    @Test
    void whoAddsSomethingInTheSecondOfTheCreationIsNotTheMaker() {
        KubeObject map = configMap("seeds", "{'corn':'1','oats':'1','rye':'1'}")
                .born(NOW)
                .managed("crew", NOW, "{'f:data':{'f:rye':{}}}")
                .managed("kubectl-create", NOW, "{'f:data':{'f:corn':{},'f:oats':{}}}");
        assertThat(Watch.of(BEFORE).added(LATER, map).change().actor().manager())
                .isEqualTo("kubectl-create");
    }

    @Test
    void whoAddsALabelJustAfterTheCreationIsNotTheMakerWhoHasWrittenAgain() {
        KubeObject map = configMap("seeds", "{'corn':'2','oats':'1'}")
                .born("2026-03-02T10:05:20Z")
                .with("metadata.labels", "{'season':'spring'}")
                .managed("kubectl-label", "2026-03-02T10:05:21Z", "{'f:metadata':{'f:labels':{'f:season':{}}}}")
                .managed("crew", NOW, "{'f:data':{'f:corn':{},'f:oats':{}}}");
        assertThat(Watch.of(BEFORE).added(LATER, map).change().actor()).isEqualTo(Actor.unknown());
    }

    @Test
    void whereTheMakerHasWrittenAgainNobodyElseIsTakenForIt() {
        KubeObject map = configMap("seeds", "{'corn':'1','rye':'1'}")
                .born("2026-03-02T10:05:20Z")
                .managed("crew", "2026-03-02T10:05:25Z", "{'f:data':{'f:rye':{}}}")
                .managed("kubectl-client-side-apply", NOW, "{'f:data':{'f:corn':{}}}");
        assertThat(Watch.of(BEFORE).added(LATER, map).change().actor()).isEqualTo(Actor.unknown());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "helm, Helm release farm/harvest",
                "ci-deployer, Helm release farm/harvest",
                "kubectl-edit, -",
                "kube-controller-manager, -",
                "argocd-controller, -"
            })
    void aReleaseIsNamedOnlyWhereTheManagerCanHaveActedForIt(String manager, @Nullable String via) {
        KubeObject before = BEFORE.annotated("meta.helm.sh/release-name", "harvest")
                .annotated("meta.helm.sh/release-namespace", "farm");
        KubeObject after = before.version(101).container("image", "'barn:2'").managed(manager, NOW, IMAGE);
        assertThat(Watch.of(before).modified(LATER, after).change().actor().via())
                .isEqualTo(via);
    }

    @Test
    void argoAndFluxAreNamedByTheirMarks() {
        KubeObject argo = BEFORE.annotated("argocd.argoproj.io/tracking-id", "barn-app:apps/Deployment:farm/barn");
        KubeObject flux = BEFORE.with("metadata.labels.kustomize~toolkit~fluxcd~io/name", "'barn'")
                .with("metadata.labels.kustomize~toolkit~fluxcd~io/namespace", "'flux'");
        assertThat(via(argo, "argocd-controller")).isEqualTo("Argo CD application barn-app");
        assertThat(via(flux, "kustomize-controller")).isEqualTo("Flux Kustomization flux/barn");
    }

    private static @Nullable String via(KubeObject before, String manager) {
        KubeObject after = before.version(101).container("image", "'barn:2'").managed(manager, NOW, IMAGE);
        return Watch.of(before).modified(LATER, after).change().actor().via();
    }

    @Test
    void aChangeCauseCountsOnlyForTheChangeThatSetIt() {
        KubeObject stale = BEFORE.annotated("kubernetes.io/change-cause", "first release");
        KubeObject fresh = stale.version(101).annotated("kubernetes.io/change-cause", "second release");
        Watch watch = Watch.of(stale)
                .modified(LATER, fresh)
                .modified(LATER, fresh.version(102).with("spec.replicas", "7"));
        assertThat(watch.changes().stream().map(c -> c.actor().changeCause())).containsExactly("second release", null);
    }
}
