package dev.culprit.collector;

import static dev.culprit.collector.KubeObject.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final String LATER = "2026-03-02T10:05:30.250Z";

    @Test
    void aDeletionWithoutATimeOfItsOwnIsAsOldAsItsArrival() {
        Change change = Watch.of(deployment("barn"))
                .deleted(LATER, deployment("barn").version(105))
                .change();
        assertThat(change.type()).isEqualTo(ChangeType.DELETE);
        assertThat(change.timing().source()).isEqualTo(TimeSource.OBSERVED);
        assertThat(change.actor()).isEqualTo(Actor.unknown());
        assertThat(change.fields()).anyMatch(f -> f.name().equals("main") && "barn:1".equals(f.before()));
    }

    @Test
    void aDeletionHappenedWhenItWasAskedForNotWhenTheGracePeriodEnds() {
        KubeObject leaving = deployment("barn")
                .version(104)
                .with("metadata.deletionTimestamp", "'2026-03-02T10:05:59Z'")
                .with("metadata.deletionGracePeriodSeconds", "30");
        Watch watch = Watch.of(deployment("barn")).modified(LATER, leaving);
        assertThat(watch.changes()).isEmpty();
        Change change =
                watch.deleted("2026-03-02T10:06:05Z", leaving.version(105)).change();
        assertThat(change.timing().source()).isEqualTo(TimeSource.DELETION);
        assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:29Z"));
    }

    @Test
    void aDeletionTimeInTheFutureIsClampedToArrival() {
        KubeObject leaving = deployment("barn").with("metadata.deletionTimestamp", "'2027-01-01T00:00:00Z'");
        Change change = Watch.of(deployment("barn")).deleted(LATER, leaving).change();
        assertThat(change.occurredAt()).isEqualTo(Instant.parse(LATER));
    }

    @Test
    void theDeletionOfAnUnknownObjectIsADeletionWithoutBefore() {
        Change change =
                Watch.of(deployment("barn")).deleted(LATER, deployment("silo")).change();
        assertThat(change.type()).isEqualTo(ChangeType.DELETE);
        assertThat(change.fields()).isEmpty();
    }

    @Test
    void anotherUidUnderTheSameNameIsADeletionAndACreation() {
        KubeObject successor =
                deployment("barn").uid("second").born("2026-03-02T10:05:20Z").version(140);
        Watch watch = Watch.of(deployment("barn")).added(LATER, successor);
        assertThat(watch.changes().stream().map(Change::type)).containsExactly(ChangeType.DELETE, ChangeType.CREATE);
        assertThat(watch.changes().getFirst().timing().source()).isEqualTo(TimeSource.INTERVAL);
        assertThat(watch.changes().getFirst().timing().notBefore()).isEqualTo(Instant.parse(Watch.START));
        assertThat(watch.changes().getFirst().occurredAt()).isEqualTo(Instant.parse("2026-03-02T10:05:20Z"));
    }

    @Test
    void theLateDeletionOfAnObjectThatHasASuccessorIsNothing() {
        KubeObject successor =
                deployment("barn").uid("second").born("2026-03-02T10:05:20Z").version(140);
        Watch watch =
                Watch.of(deployment("barn")).added(LATER, successor).forget().deleted(LATER, deployment("barn"));
        assertThat(watch.changes()).isEmpty();
    }

    @Test
    void bothWaysToSeeADeletionMakeOneId() {
        KubeObject successor =
                deployment("barn").uid("second").born("2026-03-02T10:05:20Z").version(140);
        String seen = Watch.of(deployment("barn"))
                .deleted(LATER, deployment("barn").version(130))
                .change()
                .id();
        String inferred = Watch.of(deployment("barn"))
                .added(LATER, successor)
                .changes()
                .getFirst()
                .id();
        assertThat(seen).isEqualTo(inferred);
    }
}
