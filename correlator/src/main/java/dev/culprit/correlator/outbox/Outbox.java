package dev.culprit.correlator.outbox;

import dev.culprit.api.record.Correlation;
import dev.culprit.runtime.kafka.Handover;
import dev.culprit.runtime.kafka.OpenOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The correlations that were read and are not delivered yet: of each the latest revision, in the order in which they came. An
 * offset is committable when nothing before it waits. For one thread.
 *
 * @param <H> what can stand in the way
 */
public final class Outbox<H extends Hurdle> implements Handover.Work {
    /** For so long is tried what a place or a correlation of itself prevents. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final int most;
    private final Hurdles hurdles;
    private final Function<Correlation, Optional<String>> place;
    private final Map<String, Waiting<H>> waiting = new LinkedHashMap<>();
    private final OpenOffsets offsets = new OpenOffsets();

    /**
     * Nothing waits.
     *
     * @param most how many wait before no more is read
     * @param place where one belongs, if that is always the same; empty: it is known when it is tried
     */
    public Outbox(int most, RandomGenerator random, Function<Correlation, Optional<String>> place) {
        this.most = most;
        this.hurdles = new Hurdles(random);
        this.place = place;
    }

    /** A revision has come; an earlier one needs no delivery any more. */
    public void put(Waiting<H> revision) {
        passed(revision.partition(), revision.offset());
        Waiting<H> before = waiting.get(revision.id());
        if (before == null) {
            waiting.put(revision.id(), revision);
        } else if (!revision.correlation()
                .toStage()
                .isBefore(before.correlation().toStage())) {
            waiting.put(revision.id(), before.revised(revision));
        }
    }

    /** What was delivered may have to be delivered otherwise; until it is, its offset is not committable any more. */
    public void again(Waiting<H> told) {
        waiting.putIfAbsent(told.id(), told);
    }

    /** A record has come of which nothing is to be delivered. */
    public void passed(TopicPartition partition, long offset) {
        offsets.passed(partition, offset);
    }

    /** The first that is worth a look. */
    public Optional<Waiting<H>> next(Instant now) {
        return waiting.values().stream().filter(one -> !due(one).isAfter(now)).findFirst();
    }

    /** How long nothing is worth a look, up to a limit. */
    public Duration idle(Instant now, Duration limit) {
        return waiting.values().stream()
                .map(this::due)
                .min(Instant::compareTo)
                .map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO)
                .filter(wait -> wait.compareTo(limit) < 0)
                .orElse(limit);
    }

    /** From when on something may be delivered there. */
    public Instant open(String place) {
        return hurdles.until(place);
    }

    /** It is not looked at before. */
    public void postpone(Waiting<H> one, Instant until) {
        waiting.replace(one.id(), one.until(until));
    }

    /** Nothing of it is left to deliver. */
    public void settled(Waiting<H> one) {
        waiting.remove(one.id(), one);
    }

    /** Something of it was taken; more may be left. */
    public void took(Waiting<H> one, String place) {
        hurdles.passed(place);
        waiting.replace(one.id(), one.advanced());
    }

    /** It has to wait; true when it is given up instead. */
    public boolean blocked(Waiting<H> one, H obstacle, Instant now) {
        boolean forItself = obstacle.reason().scope() == Hurdle.Scope.CORRELATION;
        if (!forItself) {
            hurdles.met(obstacle, now);
        }
        Instant due = forItself ? now.plus(hurdles.pause(obstacle, one.failures() + 1)) : reopening(one, obstacle);
        Waiting<H> later = one.blocked(obstacle, due, now);
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
    public Optional<Waiting<H>> makeRoom() {
        Optional<Waiting<H>> victim = isFull()
                ? waiting.values().stream().filter(Waiting::mayBeGivenUp).findFirst()
                : Optional.empty();
        victim.ifPresent(this::settled);
        return victim;
    }

    public boolean isFull() {
        return waiting.size() >= most;
    }

    public int size() {
        return waiting.size();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, Long> first = offsets.ends();
        waiting.values().forEach(one -> first.merge(one.partition(), one.offset(), Math::min));
        return OpenOffsets.asCommit(first);
    }

    @Override
    public void forget(Collection<TopicPartition> partitions) {
        waiting.values().removeIf(one -> partitions.contains(one.partition()));
        offsets.forget(partitions);
    }

    /** Whoever reads next begins where the last commit was. */
    public void clear() {
        waiting.clear();
        offsets.clear();
    }

    private Instant due(Waiting<H> one) {
        Instant there = place.apply(one.correlation()).map(hurdles::until).orElse(Instant.MIN);
        return one.due().isAfter(there) ? one.due() : there;
    }

    /** Where its place is known, that tells it. */
    private Instant reopening(Waiting<H> one, H obstacle) {
        return place.apply(one.correlation()).isPresent() ? Instant.MIN : open(obstacle.place());
    }
}
