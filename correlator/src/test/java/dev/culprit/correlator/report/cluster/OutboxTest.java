package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final Outbox outbox = new Outbox(3, new SplittableRandom(7));

    @Test
    void ofManyRevisionsTheLatestIsWritten() {
        outbox.put(Parcel.of(FIRST, 0, seal().correlation()));
        outbox.put(Parcel.of(FIRST, 1, seal().revision(2).correlation()));

        assertThat(outbox.next(TEN).orElseThrow().correlation().revision()).isEqualTo(2);
        assertThat(outbox.size()).isOne();
    }

    @Test
    void aLowerRevisionThatComesBehindAHigherOneIsNotWritten() {
        outbox.put(Parcel.of(FIRST, 0, seal().revision(2).correlation()));
        outbox.put(Parcel.of(FIRST, 1, seal().correlation()));

        assertThat(outbox.next(TEN).orElseThrow().correlation().revision()).isEqualTo(2);
    }

    @Test
    void aFinalRevisionIsWrittenThoughItsNumberWasGivenBefore() {
        outbox.put(Parcel.of(FIRST, 0, seal().revision(4).provisional().correlation()));
        outbox.put(Parcel.of(FIRST, 1, seal().revision(4).correlation()));
        outbox.put(Parcel.of(FIRST, 2, seal().revision(4).provisional().correlation()));

        assertThat(outbox.next(TEN).orElseThrow().correlation().phase()).isEqualTo(Phase.FINAL);
    }

    @Test
    void anAlertHasWaitedSinceTheFirstRevisionWhicheverIsWritten() {
        Parcel first = Parcel.of(FIRST, 0, seal().correlation());
        outbox.put(first);
        outbox.put(Parcel.of(FIRST, 1, seal().revision(2).correlation()));
        outbox.put(Parcel.of(FIRST, 2, seal().revision(3).correlation()));

        Parcel next = outbox.next(TEN).orElseThrow();
        assertThat(next.alertAt()).contains(first.correlation().emittedAt());
        outbox.settled(next);
        outbox.put(Parcel.of(FIRST, 3, seal().revision(4).correlation()));
        assertThat(outbox.next(TEN).orElseThrow().alertAt()).isEmpty();
    }

    @Test
    void anOffsetIsCommittedWhenNothingBeforeItWaits() {
        outbox.put(Parcel.of(FIRST, 5, seal().correlation()));
        outbox.put(Parcel.of(FIRST, 6, seal().number(2).correlation()));
        outbox.put(Parcel.of(SECOND, 9, seal().number(3).correlation()));
        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.CONFLICT, "zoo"), TEN);
        outbox.settled(outbox.next(TEN).orElseThrow());
        outbox.passed(SECOND, 10);

        assertThat(outbox.committable()).containsEntry(FIRST, new OffsetAndMetadata(5));
        assertThat(outbox.committable()).containsEntry(SECOND, new OffsetAndMetadata(9));
        outbox.settled(outbox.next(TEN.plusSeconds(2)).orElseThrow());
        assertThat(outbox.committable()).containsEntry(FIRST, new OffsetAndMetadata(7));
    }

    @Test
    void aNamespaceThatRefusesHoldsUpNoOther() {
        outbox.put(Parcel.of(FIRST, 0, Burn.in("closed", TEN).correlation()));
        outbox.put(Parcel.of(FIRST, 1, Burn.in("closed", TEN).number(2).correlation()));
        outbox.put(Parcel.of(FIRST, 2, Burn.in("open", TEN).correlation()));

        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.DENIED, "closed"), TEN);

        assertThat(outbox.next(TEN)).map(Parcel::namespace).hasValue("open");
    }

    @Test
    void aServerThatIsAwayIsAskedByOneAndNotByAll() {
        outbox.put(Parcel.of(FIRST, 0, Burn.in("a", TEN).correlation()));
        outbox.put(Parcel.of(FIRST, 1, Burn.in("b", TEN).correlation()));

        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.UNREACHABLE, "a"), TEN);

        assertThat(outbox.next(TEN)).isEmpty();
        assertThat(outbox.idle(TEN, Duration.ofMinutes(5))).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(outbox.next(TEN.plusSeconds(2))).isPresent();
        outbox.took("a");
        assertThat(outbox.next(TEN)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void pausesGrowToAMinuteAndNotBeyond(Reason reason) {
        var hurdles = new Hurdles(new SplittableRandom(7));

        assertThat(hurdles.pause(reason, 1)).isBetween(reason.firstPause().dividedBy(2), reason.firstPause());
        assertThat(hurdles.pause(reason, 1_000)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    @Test
    void whenItIsFullWhatOnlyItsNamespacePreventsIsGivenUp() {
        outbox.put(Parcel.of(FIRST, 0, Burn.in("closed", TEN).correlation()));
        outbox.blocked(outbox.next(TEN).orElseThrow(), obstacle(Reason.NO_NAMESPACE, "closed"), TEN);
        outbox.put(Parcel.of(FIRST, 1, Burn.in("open", TEN).correlation()));
        assertThat(outbox.makeRoom()).as("there is room").isEmpty();
        outbox.put(Parcel.of(FIRST, 2, Burn.in("open", TEN).number(2).correlation()));

        assertThat(outbox.isFull()).isTrue();
        assertThat(outbox.makeRoom()).map(Parcel::namespace).hasValue("closed");
        assertThat(outbox.isFull()).isFalse();
    }

    @Test
    void whenItIsFullWhatWaitsForTheServerIsKept() {
        for (int i = 0; i < 3; i++) {
            outbox.put(Parcel.of(FIRST, i, seal().number(i).correlation()));
            outbox.blocked(
                    outbox.next(TEN.plusSeconds(60L * i)).orElseThrow(),
                    obstacle(Reason.NO_DEFINITION, "zoo"),
                    TEN.plusSeconds(60L * i));
        }

        assertThat(outbox.isFull()).isTrue();
        assertThat(outbox.makeRoom()).isEmpty();
        assertThat(outbox.committable()).containsEntry(FIRST, new OffsetAndMetadata(0));
    }

    @Test
    void whatANamespaceRefusesForADayIsGivenUp() {
        outbox.put(Parcel.of(FIRST, 0, seal().correlation()));
        Instant now = TEN;
        boolean isGivenUp = false;
        while (!isGivenUp && now.isBefore(TEN.plus(Duration.ofDays(2)))) {
            Optional<Parcel> next = outbox.next(now);
            if (next.isPresent()) {
                isGivenUp = outbox.blocked(next.get(), obstacle(Reason.DENIED, "zoo"), now);
            }
            now = now.plusSeconds(30);
        }

        assertThat(Duration.between(TEN, now)).isBetween(Duration.ofDays(1), Duration.ofHours(25));
        assertThat(outbox.size()).isZero();
    }

    @Test
    void whatOthersWriteFromNowOnIsForgotten() {
        outbox.put(Parcel.of(FIRST, 0, seal().correlation()));
        outbox.put(Parcel.of(SECOND, 0, seal().number(2).correlation()));

        outbox.forget(List.of(FIRST));

        assertThat(outbox.committable()).containsOnlyKeys(SECOND);
        assertThat(outbox.size()).isOne();
    }

    private static Burn seal() {
        return Burn.in("zoo", TEN);
    }

    private static Obstacle obstacle(Reason reason, String namespace) {
        return new Obstacle(reason, namespace, "no");
    }
}
