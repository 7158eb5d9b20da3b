package dev.culprit.collector.live;

import static dev.culprit.collector.KubeObject.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.KubeObject;
import dev.culprit.collector.RedactionKey;
import dev.culprit.testing.MovableClock;
import org.junit.jupiter.api.Test;

/** Objectives and verdicts over restarts: what was written and is true no more is removed. */
class KeptWhileAwayTest {
    private static final String SLOK = "observability.slok.io/v1alpha1";
    private static final KubeObject MILK = slo("milk");
    private static final KubeObject BREAD = slo("bread");
    private static final KubeObject CORRELATION =
            object(SLOK, "SLOCorrelation", "milk-1").with("status", "{'id':'c1'}");
    private static final KubeObject CONFIRMED = CORRELATION.annotated("culprit.slok.io/verdict", "confirmed");

    private final FakeCluster cluster = new FakeCluster(FakeCluster.OBJECTIVES, FakeCluster.CORRELATIONS);
    private final MemoryLog log = new MemoryLog();
    private final MovableClock clock = new MovableClock("2026-03-02T10:00:00Z");

    @Test
    void anSloThatWasDeletedWhileNobodyWatchedHasNoObjective() throws Exception {
        cluster.put(MILK);
        cluster.put(BREAD);
        live("a key");
        cluster.delete(MILK);
        live("a key");

        assertThat(log.last(Topic.OBJECTIVES)).containsOnlyKeys("meadow/ServiceLevelObjective/farm/bread");
    }

    @Test
    void norWhenTheBaselineCannotBeComparedWith() throws Exception {
        cluster.put(MILK);
        cluster.put(BREAD);
        live("a key");
        cluster.delete(MILK);
        live("another key");

        assertThat(log.last(Topic.OBJECTIVES)).containsOnlyKeys("meadow/ServiceLevelObjective/farm/bread");
        assertThat(log.changes()).isEmpty();
    }

    @Test
    void aVerdictIsThereAfterARestartAndGoneWhenItWasTakenBackMeanwhile() throws Exception {
        cluster.put(CONFIRMED);
        live("a key");
        live("a key");
        assertThat(log.last(Topic.VERDICTS)).containsOnlyKeys("c1");

        cluster.put(CORRELATION);
        live("a key");
        assertThat(log.last(Topic.VERDICTS)).isEmpty();
    }

    @Test
    void aVerdictOfACorrelationThatWasDeletedMeanwhileStays() throws Exception {
        cluster.put(CONFIRMED);
        live("a key");
        cluster.delete(CONFIRMED);
        live("a key");

        assertThat(log.last(Topic.VERDICTS)).containsOnlyKeys("c1");
    }

    /** One life of a collector, from its start to its death. */
    private void live(String key) throws Exception {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.of(key), true);
        var collector = new LiveCollector(settings, log.baseline(), log, 10_000_000, clock);
        cluster.watch(collector.sink());
        collector.step();
        cluster.nobodyWatches();
    }

    private static KubeObject slo(String name) {
        return object(SLOK, "ServiceLevelObjective", name)
                .with("spec", "{'objective':{'name':'a','target':99.9,'window':'30d'}}");
    }
}
