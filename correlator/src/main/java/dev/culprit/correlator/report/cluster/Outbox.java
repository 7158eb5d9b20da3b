package dev.culprit.correlator.report.cluster;

import dev.culprit.runtime.kafka.Handover;
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
 * The correlations that were read and are not in the cluster yet: of each the latest revision, in the order in which they
 * came. An offset is committable when nothing before it waits.
 */
final class Outbox implements Handover.Work {
    /** For so long is tried what a namespace or a correlation of itself prevents. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final int most;
    private final Hurdles hurdles;
    private final Map<String, Parcel> waiting = new LinkedHashMap<>();
    private final OpenOffsets offsets = new OpenOffsets();

    /** @param most how many wait before no more is read */
    Outbox(int most, RandomGenerator random) {
        this.most = most;
        this.hurdles = new Hurdles(random);
    }

    /** A revision has come; an earlier one needs no writing any more. */
    void put(Parcel parcel) {
        passed(parcel.partition(), parcel.offset());
        Parcel before = waiting.get(parcel.id());
        if (before == null) {
            waiting.put(parcel.id(), parcel);
        } else if (!parcel.correlation().toStage().isBefore(before.correlation().toStage())) {
            waiting.remove(parcel.id());
            waiting.put(parcel.id(), parcel.insteadOf(before));
        }
    }

    /** A record has come of which nothing is to be written. */
    void passed(TopicPartition partition, long offset) {
        offsets.passed(partition, offset);
    }

    /** The first that is worth a try. */
    Optional<Parcel> next(Instant now) {
        return waiting.values().stream()
                .filter(parcel -> !due(parcel).isAfter(now))
                .findFirst();
    }

    /** How long nothing is worth a try, up to a limit. */
    Duration idle(Instant now, Duration limit) {
        return waiting.values().stream()
                .map(this::due)
                .min(Instant::compareTo)
                .map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO)
                .filter(wait -> wait.compareTo(limit) < 0)
                .orElse(limit);
    }

    /** It needs no writing any more. */
    void settled(Parcel parcel) {
        waiting.remove(parcel.id(), parcel);
    }

    /** The cluster took something of this namespace. */
    void took(String namespace) {
        hurdles.passed(namespace);
    }

    /** It has to wait; true when it is given up instead. */
    boolean blocked(Parcel parcel, Obstacle obstacle, Instant now) {
        boolean forItself = obstacle.reason().scope() == Reason.Scope.OBJECT;
        if (!forItself) {
            hurdles.met(obstacle, now);
        }
        Instant due = forItself ? now.plus(hurdles.pause(obstacle.reason(), parcel.failures() + 1)) : Instant.MIN;
        Parcel later = parcel.blocked(obstacle, due, now);
        boolean isHopeless =
                later.mayBeGivenUp() && later.since().orElse(now).plus(PATIENCE).isBefore(now);
        if (isHopeless) {
            waiting.remove(parcel.id());
        } else {
            waiting.replace(parcel.id(), later);
        }
        return isHopeless;
    }

    /** When no more fits: takes out the oldest of those that only their namespace or they themselves hold up. */
    Optional<Parcel> makeRoom() {
        Optional<Parcel> victim = isFull()
                ? waiting.values().stream().filter(Parcel::mayBeGivenUp).findFirst()
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

    @Override
    public Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, Long> first = offsets.ends();
        waiting.values().forEach(parcel -> first.merge(parcel.partition(), parcel.offset(), Math::min));
        return OpenOffsets.asCommit(first);
    }

    @Override
    public void forget(Collection<TopicPartition> partitions) {
        waiting.values().removeIf(parcel -> partitions.contains(parcel.partition()));
        offsets.forget(partitions);
    }

    /** Whoever reads next begins where the last commit was. */
    void clear() {
        waiting.clear();
        offsets.clear();
    }

    private Instant due(Parcel parcel) {
        Instant ofPlace = hurdles.until(parcel.namespace());
        return parcel.due().isAfter(ofPlace) ? parcel.due() : ofPlace;
    }
}
