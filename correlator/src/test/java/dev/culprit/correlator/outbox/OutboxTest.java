package dev.culprit.correlator.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.correlator.report.cluster.Burn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What waits, in what order, and what may be committed meanwhile. */
class OutboxTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final Outbox<Obstacle> outbox = new Outbox<>(3, new SplittableRandom(7), OutboxTest::place);

    @Test
    void ofManyRevisionsTheLatestIsWritten() {
        outbox.put(Waiting.of(FIRST, 0, seal().correlation()));
        outbox.put(Waiting.of(FIRST, 1, seal().revision(2).correlation()));

        assertThat(outbox.next(TEN).orElseThrow().correlation().revision()).isEqualTo(2);
        assertThat(outbox.size()).isOne();
    }

    @Test
    void aLowerRevisionThatComesBehindAHigherOneIsNotWritten() {
        outbox.put(Waiting.of(FIRST, 0, seal().revision(2).correlation()));
        outbox.put(Waiting.of(FIRST, 1, seal().correlation()));

        assertThat(outbox.next(TEN).orElseThrow().correlation().revision()).isEqualTo(2);
    }

    @Test
    void aFinalRevisionIsWrittenThoughItsNumberWasGivenBefore() {
        outbox.put(Waiting.of(FIRST, 0, seal().revision(4).provisional().correlation()));
        outbox.put(Waiting.of(FIRST, 1, seal().revision(4).correlation()));
        outbox.put(Waiting.of(FIRST, 2, seal().revision(4).provisional().correlation()));

        assertThat(outbox.next(TEN).orElseThrow().correlation().phase()).isEqualTo(Phase.FINAL);
    }

    @Test
    void anAlertHasWaitedSinceTheFirstRevisionWhicheverIsWritten() {
        Waiting<Obstacle> first = Waiting.of(FIRST, 0, seal().correlation());
        outbox.put(first);
        outbox.put(Waiting.of(FIRST, 1, seal().revision(2).correlation()));
        outbox.put(Waiting.of(FIRST, 2, seal().revision(3).correlation()));

        Waiting<Obstacle> next = outbox.next(TEN).orElseThrow();
        assertThat(next.alertAt()).contains(first.correlation().emittedAt());
        outbox.settled(next);
        outbox.put(Waiting.of(FIRST, 3, seal().revision(4).correlation()));
        assertThat(outbox.next(TEN).orElseThrow().alertAt()).isEmpty();
    }

    @Test
    void anOffsetIsCommittedWhenNothingBeforeItWaits() {
        outbox.put(Waiting.of(FIRST, 5, seal().correlation()));
        outbox.put(Waiting.of(FIRST, 6, seal().number(2).correlation()));
        outbox.put(Waiting.of(SECOND, 9, seal().number(3).correlation()));
        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.ODD, "zoo"), TEN);
        outbox.settled(outbox.next(TEN).orElseThrow());
        outbox.passed(SECOND, 10);

        assertThat(outbox.committable()).containsEntry(FIRST, new OffsetAndMetadata(5));
        assertThat(outbox.committable()).containsEntry(SECOND, new OffsetAndMetadata(9));
        outbox.settled(outbox.next(TEN.plusSeconds(2)).orElseThrow());
        assertThat(outbox.committable()).containsEntry(FIRST, new OffsetAndMetadata(7));
    }

    @Test
    void aNamespaceThatRefusesHoldsUpNoOther() {
        outbox.put(Waiting.of(FIRST, 0, Burn.in("closed", TEN).correlation()));
        outbox.put(Waiting.of(FIRST, 1, Burn.in("closed", TEN).number(2).correlation()));
        outbox.put(Waiting.of(FIRST, 2, Burn.in("open", TEN).correlation()));

        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.SHUT, "closed"), TEN);

        assertThat(outbox.next(TEN)).flatMap(one -> place(one.correlation())).hasValue("open");
    }

    @Test
    void aServerThatIsAwayIsAskedByOneAndNotByAll() {
        outbox.put(Waiting.of(FIRST, 0, Burn.in("a", TEN).correlation()));
        outbox.put(Waiting.of(FIRST, 1, Burn.in("b", TEN).correlation()));

        Waiting<Obstacle> first = outbox.next(TEN).orElseThrow();
        outbox.blocked(first, obstacle(Reason.AWAY, "a"), TEN);

        assertThat(outbox.next(TEN)).isEmpty();
        assertThat(outbox.idle(TEN, Duration.ofMinutes(5))).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(outbox.next(TEN.plusSeconds(2))).isPresent();
        outbox.took(first, "a");
        assertThat(outbox.next(TEN)).isPresent();
    }

    @Test
    void aLaterRevisionOfWhatFailedWaitsAsTheOneBefore() {
        outbox.put(Waiting.of(FIRST, 0, seal().correlation()));
        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.ODD, "zoo"), TEN);

        outbox.put(Waiting.of(FIRST, 1, seal().revision(2).correlation()));

        assertThat(outbox.next(TEN)).isEmpty();
        assertThat(outbox.next(TEN.plusSeconds(1)).orElseThrow().correlation().revision())
                .isEqualTo(2);
    }

    @Test
    void pausesGrowToTheLongestAndNotBeyond() {
        var hurdles = new Hurdles(new SplittableRandom(7));
        Obstacle odd = obstacle(Reason.ODD, "zoo");

        assertThat(hurdles.pause(odd, 1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(hurdles.pause(odd, 1_000)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    @Test
    void whenItIsFullWhatOnlyItsNamespacePreventsIsGivenUp() {
        outbox.put(Waiting.of(FIRST, 0, Burn.in("closed", TEN).correlation()));
        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.SHUT, "closed"), TEN);
        outbox.put(Waiting.of(FIRST, 1, Burn.in("open", TEN).correlation()));
        assertThat(outbox.makeRoom()).as("there is room").isEmpty();
        outbox.put(Waiting.of(FIRST, 2, Burn.in("open", TEN).number(2).correlation()));

        assertThat(outbox.isFull()).isTrue();
        assertThat(outbox.makeRoom()).flatMap(one -> place(one.correlation())).hasValue("closed");
        assertThat(outbox.isFull()).isFalse();
    }

    @Test
    void whenItIsFullWhatWaitsForTheServerIsKept() {
        for (int i = 0; i < 3; i++) {
            outbox.put(Waiting.of(FIRST, i, seal().number(i).correlation()));
            outbox.blocked(
                    outbox.next(TEN.plusSeconds(60L * i)).orElseThrow(),
                    obstacle(Reason.AWAY, "zoo"),
                    TEN.plusSeconds(60L * i));
        }

        assertThat(outbox.isFull()).isTrue();
        assertThat(outbox.makeRoom()).isEmpty();
        assertThat(outbox.committable()).containsEntry(FIRST, new OffsetAndMetadata(0));
    }

    @Test
    void whatANamespaceRefusesForADayIsGivenUp() {
        outbox.put(Waiting.of(FIRST, 0, seal().correlation()));
        Instant now = TEN;
        boolean isGivenUp = false;
        while (!isGivenUp && now.isBefore(TEN.plus(Duration.ofDays(2)))) {
            Optional<Waiting<Obstacle>> next = outbox.next(now);
            if (next.isPresent()) {
                isGivenUp = outbox.blocked(next.get(), obstacle(Reason.SHUT, "zoo"), now);
            }
            now = now.plusSeconds(30);
        }

        assertThat(Duration.between(TEN, now)).isBetween(Duration.ofDays(1), Duration.ofHours(25));
        assertThat(outbox.size()).isZero();
    }

    @Test
    void whatOthersWriteFromNowOnIsForgotten() {
        outbox.put(Waiting.of(FIRST, 0, seal().correlation()));
        outbox.put(Waiting.of(SECOND, 0, seal().number(2).correlation()));

        outbox.forget(List.of(FIRST));

        assertThat(outbox.committable()).containsOnlyKeys(SECOND);
        assertThat(outbox.size()).isOne();
    }

    private static Burn seal() {
        return Burn.in("zoo", TEN);
    }

    private static Optional<String> place(Correlation correlation) {
        return Optional.of(correlation.episode().slo().namespace());
    }

    private static Obstacle obstacle(Reason reason, String place) {
        return new Obstacle(reason, place);
    }

    private record Obstacle(Reason reason, String place) implements Hurdle {}

    private enum Reason implements Hurdle.Kind {
        AWAY(Hurdle.Scope.EVERYTHING),
        SHUT(Hurdle.Scope.PLACE),
        ODD(Hurdle.Scope.CORRELATION);

        private final Hurdle.Scope scope;

        Reason(Hurdle.Scope scope) {
            this.scope = scope;
        }

        @Override
        public Hurdle.Scope scope() {
            return scope;
        }

        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMinutes(1);
        }
    }
}
