package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Verdict;
import dev.culprit.runtime.cluster.ClusterName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictBoardTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final JsonSerde<Verdict> SERDE = new JsonSerde<>(Verdict.class);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> news = new ArrayList<>();
    private final VerdictBoard board =
            new VerdictBoard(registry, new ClusterName("c"), (namespace, name) -> news.add(namespace + "/" + name));

    @Test
    void eachCorrelationCountsOnceByWhatWasSaidLast() {
        say("a", Verdict.Answer.CONFIRMED, Confidence.HIGH);
        say("a", Verdict.Answer.WRONG, Confidence.HIGH);
        say("b", Verdict.Answer.WRONG, null);
        say("c", Verdict.Answer.CONFIRMED, Confidence.LOW);

        assertThat(count("wrong", "high")).isOne();
        assertThat(count("wrong", "none")).isOne();
        assertThat(count("confirmed", "low")).isOne();
        assertThat(count("confirmed", "high")).isZero();
    }

    @Test
    void whatIsTakenBackCountsNoMoreAndIsNews() {
        say("a", Verdict.Answer.CONFIRMED, Confidence.HIGH);

        take("a", null);

        assertThat(count("confirmed", "high")).isZero();
        assertThat(news).containsExactly("zoo/a", "zoo/a");
    }

    @Test
    void whatCannotBeReadIsPassed() {
        board.take(new ConsumerRecord<>(Topic.VERDICTS.topicName(), 0, 0, "a", new byte[] {1}));
        say("b", Verdict.Answer.WRONG, Confidence.MEDIUM);

        assertThat(count("wrong", "medium")).isOne();
    }

    @Test
    void whatIsSaidInAnotherClusterIsCountedThere() {
        var object = new ObjectRef("observability.slok.io", "SLOCorrelation", "zoo", "a");
        var verdict = new Verdict("d", "a", object, Verdict.Answer.WRONG, null, null, null, null, TEN);
        take("a", SERDE.serializer().serialize(Topic.VERDICTS.topicName(), verdict));

        assertThat(count("wrong", "none")).isZero();
        assertThat(news).isEmpty();
    }

    private void say(String id, Verdict.Answer answer, @Nullable Confidence confidence) {
        var object = new ObjectRef("observability.slok.io", "SLOCorrelation", "zoo", id);
        var verdict = new Verdict("c", id, object, answer, confidence, null, null, null, TEN);
        take(id, SERDE.serializer().serialize(Topic.VERDICTS.topicName(), verdict));
    }

    @SuppressWarnings("NullAway") // Kafka's contract: a tombstone is null
    private void take(String id, byte @Nullable [] bytes) {
        board.take(new ConsumerRecord<>(Topic.VERDICTS.topicName(), 0, 0, id, bytes));
        board.count();
    }

    private double count(String verdict, String confidence) {
        return registry.get("culprit.verdicts")
                .tag("verdict", verdict)
                .tag("confidence", confidence)
                .gauge()
                .value();
    }
}
