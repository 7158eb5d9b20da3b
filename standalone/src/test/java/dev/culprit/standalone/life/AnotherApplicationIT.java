package dev.culprit.standalone.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.standalone.kafka.OnAnyKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A version with another application id begins without stores, at the places that {@code docs/upgrades.md} names, while something
 * burns: every burn comes to the answer that it would have come to, once. Its revisions count anew, which is why such a version
 * has to bring more than another id.
 */
@OnAnyKafka
class AnotherApplicationIT {
    private static final String NEXT = "culprit-correlator-next";

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void whatIsOpenIsFinishedOnceAndNothingThatIsOverIsOpenedAgain() throws Exception {
        List<Fed> story = Story.of(1).records();
        int open = Story.whileOneIsOpen(story);
        try (var broker = new OnBroker(folder.resolve("kafka"), PARTITIONS)) {
            try (var former = new Instance(broker.address(), folder.resolve("former"), "first")) {
                former.awaitRunning();
                broker.tell(story.subList(0, open));
                // not the first that was open, which may be over by now: the last
                broker.awaitRead(CorrelatorStreams.APPLICATION_ID);
                broker.awaitOpen();
            }
            List<Correlation> before = broker.emitted();
            begin(broker, oldestOpen(before));
            broker.tell(story.subList(open, story.size()));

            try (var next = Instance.of(NEXT, broker.address(), folder.resolve("next"))) {
                next.awaitRunning();
                broker.awaitRead(NEXT);
                awaitFinal(broker, before.size());
            }
            List<Correlation> all = broker.emitted();
            List<Correlation> after = all.subList(before.size(), all.size());
            Outcome.requireOneContentEach(after, "the next application");
            Outcome.requireNoneGoesBack(after, "the next application");
            both(before, after).requireSame(InProcess.outcome(story, folder.resolve("expected")), "two applications");
            assertThat(after).extracting(Correlation::revision).contains(1);
        }
    }

    private static void awaitFinal(OnBroker broker, int before) {
        await().atMost(PATIENCE).until(() -> {
            List<Correlation> all = broker.emitted();
            return Outcome.of(all.subList(before, all.size())).unfinished().isEmpty();
        });
    }

    /** As an operator does who follows the page. */
    private static void begin(OnBroker broker, Instant oldest) throws Exception {
        broker.beginAt(NEXT, Topic.SPIKES, OffsetSpec.forTimestamp(oldest.toEpochMilli()));
        for (Topic topic : Topic.internal()) {
            broker.beginAt(NEXT, topic, OffsetSpec.latest());
        }
    }

    /** Until an SLO no longer burns, its episode has something to tell. */
    private static Instant oldestOpen(List<Correlation> told) {
        return Outcome.of(told).latest().values().stream()
                .filter(correlation -> correlation.phase() == Phase.PROVISIONAL
                        || correlation.episode().resolvedAt() == null)
                .map(correlation -> correlation.episode().startsAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The latest word of each application on its episodes, the next one's before the former's. */
    private static Outcome both(List<Correlation> before, List<Correlation> after) {
        var latest = new TreeMap<>(Outcome.of(before).latest());
        latest.putAll(Outcome.of(after).latest());
        return new Outcome(latest);
    }
}
