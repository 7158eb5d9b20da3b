package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.GraphPartitioner;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.correlator.episode.EpisodeRules;
import dev.culprit.correlator.episode.EpisodeSettings;
import dev.culprit.correlator.graph.Scope;
import dev.culprit.correlator.ranking.Ranking;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.standalone.kafka.OnAnyKafka;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector's words reach all partitions but one, and that one in the end. */
@OnAnyKafka
class LaggingPartitionIT {
    private static final int PARTITIONS = 3;
    private static final Duration GATHER_TIMEOUT = Duration.ofSeconds(2);
    private static final ObjectRef CULPRIT = ObjectRef.of("Deployment", "shop", "api");

    private final Bucket late = Bucket.of(Story.CLUSTER, "shop", "uid-api", Bucket.DEFAULT_COUNT);
    private final int latePartition = GraphPartitioner.partition(late, PARTITIONS);

    @TempDir
    private Path folder;

    @Test
    void itsBucketsAreNamedAfterTheTimeoutAndTheCorrelationIsCompletedWhenTheyAnswer() throws Exception {
        try (var broker = new OnBroker(folder.resolve("kafka"), PARTITIONS);
                var instance = new Instance(broker.address(), folder.resolve("streams"), "alone", settings())) {
            instance.awaitRunning();
            Instant start = Clock.tickMillis(ZoneOffset.UTC).instant();
            broker.tell(Story.told(story -> story.spike(spike(start))));
            List<Fed> marks = Story.told(story -> story.watermark(start.plusSeconds(60), start));
            for (Fed mark : marks) {
                for (int partition : others()) {
                    broker.tell(mark, partition);
                }
            }

            Correlation incomplete = awaitFinal(broker, silent());
            assertThat(incomplete.conditions())
                    .extracting(Condition::type)
                    .containsExactly(Condition.EVIDENCE_INCOMPLETE);
            assertThat(incomplete.findings().suspects()).isEmpty();
            assertThat(incomplete.emittedAt()).isAfter(start.plus(GATHER_TIMEOUT));

            broker.tell(Story.told(story -> story.event(late.key(), change(start), start)));
            for (Fed mark : marks) {
                broker.tell(mark, latePartition);
            }

            Correlation complete = awaitFinal(broker, List.of());
            assertThat(complete.revision()).isGreaterThan(incomplete.revision());
            assertThat(complete.findings().suspects())
                    .singleElement()
                    .satisfies(suspect -> assertThat(suspect.object()).isEqualTo(CULPRIT));
            assertThat(broker.emitted().stream().filter(correlation -> correlation.revision() >= incomplete.revision()))
                    .extracting(Correlation::phase)
                    .containsOnly(Phase.FINAL);
        }
    }

    /** The last revision, when it is final and names these as missing. */
    private static Correlation awaitFinal(OnBroker broker, List<String> missing) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> broker.emitted().stream().reduce((former, next) -> next),
                        last -> last.filter(correlation -> correlation.phase() == Phase.FINAL)
                                .filter(correlation -> correlation.conditions().stream()
                                        .map(Condition::message)
                                        .allMatch(message -> message.endsWith(": " + String.join(", ", missing))))
                                .filter(correlation -> correlation.conditions().isEmpty() == missing.isEmpty())
                                .isPresent())
                .orElseThrow();
    }

    /** The window closes a second after the alert. */
    private static CorrelatorSettings settings() {
        EpisodeRules usual = EpisodeRules.defaults();
        var rules = new EpisodeRules(
                usual.coolDown(),
                usual.silence(),
                usual.lookback(),
                Duration.ofMillis(500),
                usual.maxLookback(),
                Duration.ofMillis(500));
        var episodes = new EpisodeSettings(rules, Ranking.defaults(), Bucket.DEFAULT_COUNT, true, GATHER_TIMEOUT);
        return new CorrelatorSettings(episodes, Duration.ofHours(26), Stores::persistentKeyValueStore);
    }

    private int[] others() {
        return IntStream.range(0, PARTITIONS)
                .filter(partition -> partition != latePartition)
                .toArray();
    }

    /** Of the SLO's namespace, the cluster scope and the system, those that lie in the late partition. */
    private List<String> silent() {
        return Stream.of(Bucket.CLUSTER_SCOPE, Scope.SYSTEM, "shop")
                .flatMap(namespace -> IntStream.range(0, Bucket.DEFAULT_COUNT)
                        .mapToObj(index -> new Bucket(Story.CLUSTER, namespace, index)))
                .filter(bucket -> GraphPartitioner.partition(bucket, PARTITIONS) == latePartition)
                .map(Bucket::key)
                .sorted()
                .toList();
    }

    private static Spike spike(Instant start) {
        return new Spike(
                Story.CLUSTER,
                new SloRef("shop", "api-availability"),
                SpikeStatus.FIRING,
                Severity.CRITICAL,
                new Burn(14.5, Duration.ofHours(1), Duration.ofMinutes(5)),
                new Alert("BudgetBurn", "fingerprint", null, null),
                start,
                null,
                start);
    }

    private static Change change(Instant start) {
        return new Change(
                "change",
                Story.CLUSTER,
                CULPRIT,
                "uid-api",
                ChangeType.UPDATE,
                Timing.clamped(start.minusSeconds(300), TimeSource.MANAGED_FIELDS, start),
                Actor.of("kubectl-patch"),
                List.of(new FieldChange(FieldType.IMAGE, "spec.image", "", "1.4", "1.5")),
                new TreeSet<>());
    }
}
