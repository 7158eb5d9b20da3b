package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.deployment;
import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.TimeSource;
import dev.culprit.collector.history.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A variable was removed while nobody watched: only the ReplicaSet that the Deployment made of it tells when. */
class RolloutTimeTest {
    private static final Instant STOP = Instant.parse("2026-03-02T10:10:00.400Z");
    private static final Instant START = Instant.parse("2026-03-02T11:00:00Z");
    private static final String ROLLED_OUT = "2026-03-02T10:30:00Z";

    private static final KubeObject AFTER = deployment("barn").version(101);
    private static final KubeObject BEFORE = deployment("barn")
            .container("env", "[{'name':'MODE','value':'fast'}]")
            .version(100);

    private final ClusterCollector collector =
            new ClusterCollector(new CollectorSettings("meadow", 8, RedactionKey.fixed(), false));
    private final List<Change> told = new ArrayList<>();

    private static KubeObject replicaSet(String name, KubeObject of, String born) {
        return object("apps/v1", "ReplicaSet", name)
                .born(born)
                .ownedBy("apps/v1", "Deployment", "barn")
                .with("spec", of.node().path("spec").toString())
                .with("spec.template.metadata.labels.pod-template-hash", "'abc'");
    }

    private RolloutTimeTest first(KubeObject object) {
        return sees(object, new Sight.First(Instant.parse("2026-03-02T10:00:00Z")));
    }

    private RolloutTimeTest again(KubeObject object) {
        return sees(object, new Sight.Again(START, STOP));
    }

    private RolloutTimeTest sees(KubeObject object, Sight sight) {
        collector.present(object.node(), sight).stream()
                .map(outgoing -> ((Outgoing.Keyed) outgoing).value())
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .forEach(told::add);
        return this;
    }

    private Change merged() {
        assertThat(told)
                .extracting(Change::id)
                .hasSizeGreaterThan(0)
                .containsOnly(told.getFirst().id());
        return told.stream().reduce(Change::merge).orElseThrow();
    }

    @Test
    void theReplicaSetThatWasListedBeforeTellsWhen() {
        first(BEFORE).again(replicaSet("barn-2", AFTER, ROLLED_OUT)).again(AFTER);
        assertThat(told).hasSize(1);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.PROXY);
        assertThat(merged().occurredAt()).isEqualTo(ROLLED_OUT);
    }

    @Test
    void theReplicaSetThatIsListedLaterTellsOfTheSameChangeMoreExactly() {
        first(BEFORE).again(AFTER);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.INTERVAL);
        again(replicaSet("barn-2", AFTER, ROLLED_OUT));
        assertThat(told).hasSize(2);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.PROXY);
        assertThat(merged().occurredAt()).isEqualTo(ROLLED_OUT);
        assertThat(merged().timing().observedAt()).isEqualTo(START);
    }

    @Test
    void itIsToldOnce() {
        first(BEFORE).again(AFTER).again(replicaSet("barn-2", AFTER, ROLLED_OUT));
        again(replicaSet("barn-2", AFTER, ROLLED_OUT).version(105));
        assertThat(told).hasSize(2);
    }

    @Test
    void aReplicaSetOfAnotherTemplateTellsNothing() {
        first(BEFORE).again(replicaSet("barn-1", BEFORE, ROLLED_OUT)).again(AFTER);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.INTERVAL);
    }

    @Test
    void ofTwoReplicaSetsOfOneSecondThatOfTheTemplateTellsWhen() {
        first(BEFORE)
                .again(replicaSet("barn-3", AFTER, ROLLED_OUT))
                .again(replicaSet("barn-2", BEFORE, ROLLED_OUT))
                .again(AFTER);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.PROXY);
    }

    @Test
    void aReplicaSetFromBeforeTheStopWasOnlyTakenUpAgain() {
        first(BEFORE).again(replicaSet("barn-1", AFTER, "2026-03-02T09:00:00Z")).again(AFTER);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.INTERVAL);
    }

    @Test
    void aTimeHasNoFractionSoThatTheSecondOfTheStopCounts() {
        first(BEFORE).again(replicaSet("barn-2", AFTER, "2026-03-02T10:10:00Z")).again(AFTER);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.PROXY);
    }

    @Test
    void whatLeavesTheTemplateAsItIsMakesNoReplicaSet() {
        KubeObject scaled = BEFORE.with("spec.replicas", "9").version(101);
        first(BEFORE).again(replicaSet("barn-2", BEFORE, ROLLED_OUT)).again(scaled);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.INTERVAL);
    }

    @Test
    void aTimeThatTheObjectTellsItselfIsKept() {
        KubeObject set = AFTER.managed(
                "kubectl-set",
                "2026-03-02T10:29:59Z",
                "{'f:spec':{'f:template':{'f:spec':{'f:containers':{'k:{\\\"name\\\":\\\"main\\\"}':{'f:image':{}}}}}}}");
        first(BEFORE.container("image", "'barn:0'")).again(set).again(replicaSet("barn-2", set, ROLLED_OUT));
        assertThat(told).hasSize(1);
        assertThat(merged().timing().source()).isEqualTo(TimeSource.MANAGED_FIELDS);
    }
}
