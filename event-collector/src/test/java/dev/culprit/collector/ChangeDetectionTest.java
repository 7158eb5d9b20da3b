package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.configMap;
import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeDetectionTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @Test
    void theListAtTheStartIsNoChange() {
        assertThat(Watch.of(deployment("barn"), configMap("barn-settings", "{'a':'1'}"))
                        .changes())
                .isEmpty();
    }

    @Test
    void anObjectCreatedBeforeTheWatchIsNoChangeHoweverLateItIsListed() {
        assertThat(Watch.of(deployment("barn")).added(LATER, deployment("silo")).changes())
                .isEmpty();
    }

    @Test
    void anObjectCreatedAfterTheStartIsACreation() {
        Change change = Watch.of(deployment("barn"))
                .added(LATER, deployment("silo").born("2026-03-02T10:05:29Z"))
                .change();
        assertThat(change.type()).isEqualTo(ChangeType.CREATE);
        assertThat(change.timing().source()).isEqualTo(TimeSource.CREATION);
        assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:29Z"));
    }

    @Test
    void anObjectListedInTheSecondOfItsCreationIsNoChange() {
        assertThat(Watch.of(deployment("barn"), deployment("silo").born("2026-03-02T10:00:00Z"))
                        .changes())
                .isEmpty();
    }

    @Test
    void anObjectCreatedInTheFirstSecondButBehindTheListIsACreation() {
        Watch watch = Watch.of(deployment("barn"))
                .modified(
                        "2026-03-02T10:00:00.700Z",
                        deployment("barn").version(101).with("status", "{'x':1}"))
                .added("2026-03-02T10:00:00.900Z", deployment("silo").born("2026-03-02T10:00:00Z"));
        assertThat(watch.change().type()).isEqualTo(ChangeType.CREATE);
    }

    @Test
    void aCreationSaysWhatTheObjectIsMadeOf() {
        Change change = Watch.of(deployment("barn"))
                .added(LATER, deployment("silo").born("2026-03-02T10:05:29Z"))
                .change();
        assertThat(change.fields()).anyMatch(f -> f.name().equals("main") && "silo:1".equals(f.after()));
    }

    @Test
    void aRelistIsNoChange() {
        assertThat(Watch.of(deployment("barn")).added(LATER, deployment("barn")).changes())
                .isEmpty();
    }

    @Test
    void aRelistWithANewVersionIsTheUpdateThatWasMissed() {
        KubeObject scaled = deployment("barn").version(120).with("spec.replicas", "5");
        assertThat(Watch.of(deployment("barn")).added(LATER, scaled).change().type())
                .isEqualTo(ChangeType.UPDATE);
    }

    @Test
    void aStatusWriteIsNoChange() {
        KubeObject written = deployment("barn").version(101).with("status", "{'readyReplicas':2}");
        assertThat(Watch.of(deployment("barn")).modified(LATER, written).changes())
                .isEmpty();
    }

    @Test
    void whatControllersStampIsNoChange() {
        KubeObject stamped = deployment("barn")
                .version(101)
                .annotated("deployment.kubernetes.io/revision", "7")
                .annotated("kubectl.kubernetes.io/last-applied-configuration", "{}")
                .with("metadata.generation", "9");
        assertThat(Watch.of(deployment("barn")).modified(LATER, stamped).changes())
                .isEmpty();
    }

    @Test
    void anIdenticalApplyOrAResyncIsNoChange() {
        KubeObject applied =
                deployment("barn").version(101).managed("kubectl", "2026-03-02T10:05:30Z", "{'f:spec':{}}");
        assertThat(Watch.of(deployment("barn"))
                        .modified(LATER, applied)
                        .modified(LATER, applied)
                        .changes())
                .isEmpty();
    }

    @Test
    void anUpdateIsToldOnceWithBeforeAndAfter() {
        KubeObject scaled = deployment("barn").version(101).with("spec.replicas", "3");
        Watch watch = Watch.of(deployment("barn")).modified(LATER, scaled).modified(LATER, scaled);
        assertThat(watch.change().fields())
                .singleElement()
                .satisfies(field ->
                        assertThat(List.of(field.before(), field.after())).containsExactly("2", "3"));
    }

    @Test
    void anOlderVersionThatArrivesLateIsNoChange() {
        Watch watch = Watch.of(deployment("barn").version(100))
                .modified(LATER, deployment("barn").version(1020).with("spec.replicas", "3"))
                .modified(LATER, deployment("barn").version(999));
        assertThat(watch.changes()).hasSize(1);
    }

    @Test
    void anObjectFirstSeenModifiedIsStateBecauseNothingIsKnownOfBefore() {
        assertThat(Watch.of(deployment("barn"))
                        .modified(LATER, deployment("silo"))
                        .changes())
                .isEmpty();
    }

    @Test
    void theFirstStateAfterATimeAwayIsTheBeforeOfTheNextUpdate() {
        Watch watch = Watch.of(deployment("barn"))
                .modified(LATER, deployment("silo"))
                .modified(LATER, deployment("silo").version(101).with("spec.replicas", "0"));
        assertThat(watch.change().fields()).singleElement().matches(f -> "2".equals(f.before()));
    }

    @Test
    void theSameStateComingBackIsAnotherChange() {
        Watch watch = Watch.of(deployment("barn"))
                .modified(
                        "2026-03-02T10:05:30Z", deployment("barn").version(101).with("spec.replicas", "3"))
                .modified("2026-03-02T10:06:30Z", deployment("barn").version(102))
                .modified(
                        "2026-03-02T10:07:30Z", deployment("barn").version(103).with("spec.replicas", "3"));
        assertThat(watch.changes().stream().map(Change::id)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void twoCollectorsThatSeeOneEditAtDifferentTimesMakeOneId() {
        KubeObject before =
                deployment("barn").managed("kubectl-scale", "2026-03-01T09:00:00Z", "{'f:spec':{'f:replicas':{}}}");
        KubeObject after = deployment("barn")
                .version(101)
                .with("spec.replicas", "3")
                .managed("kubectl-scale", "2026-03-02T10:05:29Z", "{'f:spec':{'f:replicas':{}}}");
        String first = Watch.of(before)
                .modified("2026-03-02T10:05:29.400Z", after)
                .change()
                .id();
        String second = Watch.of(before)
                .modified("2026-03-02T10:05:41.100Z", after)
                .change()
                .id();
        assertThat(first).isEqualTo(second);
    }

    @Test
    void theSameObservationsMakeTheSameBytes() {
        assertThat(eventful().text()).isEqualTo(eventful().text()).contains("silo");
    }

    private static Watch eventful() {
        return Watch.of(deployment("barn"), configMap("barn-settings", "{'a':'1'}"))
                .modified(
                        LATER,
                        configMap("barn-settings", "{'a':'2','token':'t0psecret'}")
                                .version(101))
                .added(LATER, deployment("silo").born("2026-03-02T10:05:29Z"))
                .modified(LATER, KubeObject.warning("BackOff", "Pod", "barn-7d9f4c6b58-k8v2n"))
                .deleted(LATER, deployment("barn").version(105));
    }

    @Test
    void aCustomResourceIsComparedLikeAnyOther() {
        KubeObject well = object("farm.example.org/v1", "Well", "north").with("spec", "{'depth':{'metres':30}}");
        Change change = Watch.of(well)
                .modified(LATER, well.version(101).with("spec.depth.metres", "31"))
                .change();
        assertThat(change.subject()).hasToString("Well farm/north");
        assertThat(change.fields()).singleElement().matches(f -> f.path().equals("spec.depth.metres"));
    }
}
