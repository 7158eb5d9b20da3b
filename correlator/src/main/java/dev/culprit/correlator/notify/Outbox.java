package dev.culprit.correlator.notify;

import dev.culprit.runtime.kafka.OpenOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The correlations that were read and are not told yet: of each the latest revision, in the order in which they came. An
 * offset is committable when nothing before it waits.
 */
final class Outbox {
    /** For so long is tried what a place or a message of itself prevents. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final int most;
    private final Hurdles hurdles;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final OpenOffsets offsets = new OpenOffsets();

    /** @param most how many wait before no more is read */
    Outbox(int most, RandomGenerator random) {
        this.most = most;
        this.hurdles = new Hurdles(random);
    }

    /** A revision has come; an earlier one need not be told any more. */
    void put(Waiting revision) {
        passed(revision.partition(), revision.offset());
        Waiting before = waiting.get(revision.id());
        if (before == null) {
            waiting.put(revision.id(), revision);
        } else if (!revision.correlation()
                .toStage()
                .isBefore(before.correlation().toStage())) {
            waiting.put(revision.id(), before.revised(revision));
        }
    }

    /** What was told may have to be told otherwise; until it is, its offset is not committable any more. */
    void again(Waiting told) {
        waiting.putIfAbsent(told.id(), told);
    }

    /** A record has come of which nothing is to be told. */
    void passed(TopicPartition partition, long offset) {
        offsets.passed(partition, offset);
    }

    /** The first that is worth a look. */
    Optional<Waiting> next(Instant now) {
        return waiting.values().stream().filter(one -> !one.due().isAfter(now)).findFirst();
    }

    /** How long nothing is worth a look, up to a limit. */
    Duration idle(Instant now, Duration limit) {
        return waiting.values().stream()
                .map(Waiting::due)
                .min(Instant::compareTo)
                .map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO)
                .filter(wait -> wait.compareTo(limit) < 0)
                .orElse(limit);
    }

    /** From when on something may be sent there. */
    Instant open(String place) {
        return hurdles.until(place);
    }

    /** It is not looked at before. */
    void postpone(Waiting one, Instant until) {
        waiting.replace(one.id(), one.until(until));
    }

    /** Nothing of it is left to tell. */
    void settled(Waiting one) {
        waiting.remove(one.id(), one);
    }

    /** Something of it was taken; more may be left. */
    void took(Waiting one, String place) {
        hurdles.passed(place);
        waiting.replace(one.id(), one.advanced());
    }

    /** It has to wait; true when it is given up instead. */
    boolean blocked(Waiting one, Obstacle obstacle, Instant now) {
        boolean forItself = obstacle.reason().scope() == Reason.Scope.MESSAGE;
        if (!forItself) {
            hurdles.met(obstacle, now);
        }
        Instant due = forItself ? now.plus(hurdles.pause(obstacle, one.failures() + 1)) : open(obstacle.place());
        Waiting later = one.blocked(obstacle, due, now);
        boolean isHopeless =
                later.mayBeGivenUp() && later.since().orElse(now).plus(PATIENCE).isBefore(now);
        if (isHopeless) {
            waiting.remove(one.id());
        } else {
            waiting.replace(one.id(), later);
        }
        return isHopeless;
    }

    /** When no more fits: takes out the oldest of those that only their place or they themselves hold up. */
    Optional<Waiting> makeRoom() {
        Optional<Waiting> victim = isFull()
                ? waiting.values().stream().filter(Waiting::mayBeGivenUp).findFirst()
                : Optional.empty();
        victim.ifPresent(this::settled);
        return victim;
    }

    boolean isFull() {
        return waiting.size() >= most;
    }

    int size() {
        return waiting.size();
    }

    /** For each partition the first offset that has to be read again after a restart. */
    Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, Long> first = offsets.ends();
        waiting.values().forEach(one -> first.merge(one.partition(), one.offset(), Math::min));
        return OpenOffsets.asCommit(first);
    }

    /** Others tell what is in these partitions. */
    void forget(Collection<TopicPartition> partitions) {
        waiting.values().removeIf(one -> partitions.contains(one.partition()));
        offsets.forget(partitions);
    }

    /** Whoever reads next begins where the last commit was. */
    void clear() {
        waiting.clear();
        offsets.clear();
    }
}
