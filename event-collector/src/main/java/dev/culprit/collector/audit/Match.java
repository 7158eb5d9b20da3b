package dev.culprit.collector.audit;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Whether a write is what the watch saw as a change of the same object. */
final class Match {
    /** By how much the clocks of the API server and of the collector may differ. */
    private static final Duration SKEW = Duration.ofSeconds(1);

    /** How long a write may take to arrive by the watch. */
    private static final Duration LAG = Duration.ofSeconds(2);

    private Match() {}

    static boolean fits(Change change, AuditedWrite write) {
        boolean mayBeSameTool = write.type() == ChangeType.DELETE
                || change.actor().manager().equals(Actor.UNKNOWN)
                || namesToolOf(change, write);
        return change.type() == write.type() && mayBeSameTool && isInTime(change.timing(), write);
    }

    static boolean namesToolOf(Change change, AuditedWrite write) {
        return change.actor().manager().equals(write.manager());
    }

    private static boolean isInTime(Timing timing, AuditedWrite write) {
        Instant time = timing.occurredAt();
        return switch (timing.source()) {
            case MANAGED_FIELDS, CREATION, DELETION, PROXY ->
                isWithin(second(time), second(write.received()), write.done());
            case OBSERVED ->
                isWithin(time, write.received().minus(SKEW), write.done().plus(LAG));
            case INTERVAL -> isWithin(write.received(), start(timing).minus(SKEW), time.plus(SKEW));
            case AUDIT, REPORTED -> false;
        };
    }

    /** How far the two are from each other, to tell the likelier of several. */
    static Duration distance(Change change, AuditedWrite write) {
        return Duration.between(write.done(), change.occurredAt()).abs();
    }

    /** The change with the person, and with the moment where nothing in the object tells it. */
    static Change named(Change change, AuditedWrite write, Instant at) {
        return new Change(
                change.id(),
                change.cluster(),
                change.subject(),
                change.uid(),
                change.type(),
                timing(change.timing(), write.received(), at),
                change.actor().withUser(write.user()),
                change.fields(),
                change.affects());
    }

    private static Timing timing(Timing told, Instant moment, Instant at) {
        return switch (told.source()) {
            case MANAGED_FIELDS, CREATION, DELETION, PROXY, AUDIT, REPORTED ->
                new Timing(told.occurredAt(), told.source(), told.notBefore(), at);
            case OBSERVED, INTERVAL ->
                Timing.clamped(moment.isAfter(told.observedAt()) ? told.observedAt() : moment, TimeSource.AUDIT, at);
        };
    }

    private static boolean isWithin(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    private static Instant start(Timing timing) {
        return Objects.requireNonNullElse(timing.notBefore(), timing.occurredAt());
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
