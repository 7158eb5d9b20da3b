package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Delivery;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.notify.Step.Outcome;
import dev.culprit.correlator.outbox.Outbox;
import dev.culprit.correlator.outbox.Waiting;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.cluster.OtherClusters;
import dev.culprit.runtime.kafka.Handover;
import dev.culprit.runtime.kafka.RecordSpans;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.kafka.TraceHeaders;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the latest revision of each correlation of a cluster to a notifier, at least once. That a first message will be sent is kept before
 * it is, and what was sent behind it. What is not taken waits and is tried again, without holding up others, as long as there
 * is room; when there is none left, reading pauses. An offset is committed when all before it is told, or finally given up.
 * What a model tells later is one more reason to look at what was told already.
 */
final class Courier implements TopicReader.Work, Handover.Work {
    /** Of up to some 100 KB each. */
    static final int ROOM = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final JsonSerde<Correlation> SERDE = new JsonSerde<>(Correlation.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

    /** The broker takes a consumer that does not poll for minutes for dead. */
    private static final Duration WORK_BETWEEN_POLLS = Duration.ofSeconds(20);

    private final Notifier notifier;
    private final Deliveries deliveries;
    private final ClusterName cluster;
    private final Freshness freshness;
    private final Complaints complaints;
    private final NotifyMeters meters;
    private final Clock clock;
    private final Stories stories;
    private final Outbox<Obstacle> outbox;
    private final Recent recent = new Recent();

    /** What a courier is told of the world. */
    record Desk(
            ClusterName cluster,
            Freshness freshness,
            Complaints complaints,
            NotifyMeters meters,
            Clock clock,
            Stories stories,
            int room) {}

    Courier(Notifier notifier, Deliveries deliveries, Desk desk) {
        this.notifier = notifier;
        this.deliveries = deliveries;
        this.cluster = desk.cluster();
        this.freshness = desk.freshness();
        this.complaints = desk.complaints();
        this.meters = desk.meters();
        this.clock = desk.clock();
        this.stories = desk.stories();
        this.outbox = new Outbox<>(desk.room(), new SplittableRandom(clock.millis()), correlation -> Optional.empty());
    }

    /** Of the instances of one notifier. */
    static String group(String notifier) {
        return "culprit-notify-" + notifier;
    }

    @Override
    public void begin(Consumer<String, byte[]> consumer) {
        outbox.clear();
        recent.clear();
        deliveries.readAgain();
        // whoever had new partitions may have sent something since
        Handover.subscribe(consumer, Topic.CORRELATIONS, this, deliveries::readAgain);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> committable() {
        return outbox.committable();
    }

    @Override
    public void forget(Collection<TopicPartition> partitions) {
        outbox.forget(partitions);
        recent.forget(partitions);
    }

    @Override
    public void round(Consumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(outbox.idle(clock.instant(), LONGEST_POLL))) {
            take(record);
        }
        Instant until = clock.instant().plus(WORK_BETWEEN_POLLS);
        boolean isMore = deliveries.isRead();
        if (isMore && !outbox.isFull()) {
            stories.fresh().forEach(this::lookAgain);
        }
        while (isMore && clock.instant().isBefore(until)) {
            Optional<Waiting<Obstacle>> next = outbox.next(clock.instant());
            next.ifPresent(this::look);
            isMore = next.isPresent();
        }
        consumer.commitAsync(outbox.committable(), null);
        for (var victim = outbox.makeRoom(); victim.isPresent(); victim = outbox.makeRoom()) {
            victim.get().obstacle().ifPresent(this::givenUp);
        }
        if (outbox.isFull()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        meters.waiting(outbox.size());
    }

    @Override
    public void end(Consumer<String, byte[]> consumer) {
        try {
            consumer.commitSync(outbox.committable());
        } finally {
            outbox.clear();
            notifier.close();
            deliveries.close();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        try {
            Correlation correlation = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (correlation == null
                    || !OtherClusters.isOwn(cluster, correlation.episode().cluster())) {
                outbox.passed(partition, record.offset());
            } else {
                var revision = Waiting.<Obstacle>of(
                        partition, record.offset(), correlation, TraceHeaders.of(record.headers()));
                outbox.put(revision);
                recent.put(revision);
            }
        } catch (SerializationException e) {
            LOG.warn("Correlation cannot be read; offset={} reason={}", record.offset(), e.getMessage());
            meters.givenUp("unreadable");
            outbox.passed(partition, record.offset());
        }
    }

    /** A model has told it. Of what was never sent there is nothing to change; what still waits is told with the story. */
    private void lookAgain(String correlationId) {
        if (deliveries
                .of(correlationId)
                .filter(Delivery.Delivered.class::isInstance)
                .isPresent()) {
            recent.of(correlationId).ifPresent(outbox::again);
        }
    }

    /** Whether there is something to send of it, and now. */
    private void look(Waiting<Obstacle> one) {
        Correlation correlation = one.correlation();
        Optional<Delivery> known = deliveries.of(one.id());
        if (known.isEmpty() && !accepts(correlation)) {
            outbox.settled(one);
            return;
        }
        Optional<Delivery.Delivered> before =
                known.filter(Delivery.Delivered.class::isInstance).map(Delivery.Delivered.class::cast);
        if (before.filter(sent -> correlation.toStage().isBefore(sent.shown().toStage()))
                .isPresent()) {
            outbox.settled(one);
            return;
        }
        Optional<Step> step =
                guarded(one, () -> notifier.next(correlation, before)).flatMap(found -> found);
        if (step.isEmpty()) {
            outbox.settled(one);
        } else {
            take(one, step.get(), before);
        }
    }

    /** What is to be told for the first time: that it will be is kept, so that it is told however long that takes. */
    private boolean accepts(Correlation correlation) {
        Instant now = clock.instant();
        if (!freshness.isFresh(correlation, now)) {
            meters.passedOver("old");
            return false;
        }
        if (!notifier.wants(correlation)) {
            meters.passedOver("unwanted");
            return false;
        }
        deliveries.keep(new Delivery.Intended(
                notifier.name(), correlation.id(), now, correlation.episode().cluster()));
        return true;
    }

    private void take(Waiting<Obstacle> one, Step step, Optional<Delivery.Delivered> before) {
        Instant now = clock.instant();
        Instant rested = before.map(sent -> sent.at().plus(step.rest()))
                // a clock that was ahead holds nothing up
                .filter(until -> !until.isAfter(now.plus(step.rest())))
                .orElse(Instant.MIN);
        Instant open = outbox.open(step.place());
        Instant due = rested.isAfter(open) ? rested : open;
        if (due.isAfter(now)) {
            outbox.postpone(one, due);
        } else {
            try (Activity telling = RecordSpans.attempt(group(notifier.name()), one.correlation(), one.traceparent())) {
                Optional<Outcome> outcome = guarded(one, () -> step.request().send(now));
                describe(telling, step, outcome);
                outcome.ifPresent(known -> learn(one, step, known));
            }
        }
    }

    private static void describe(Activity telling, Step step, Optional<Outcome> outcome) {
        if (outcome.isEmpty()) {
            telling.fail("defect");
        } else if (outcome.get() instanceof Outcome.Blocked blocked) {
            telling.fail(blocked.obstacle().reason().label());
        } else {
            telling.tell(SpanKeys.OUTCOME, step.kind());
        }
    }

    private void learn(Waiting<Obstacle> one, Step step, Outcome outcome) {
        switch (outcome) {
            case Outcome.Taken taken -> {
                meters.sent(step.kind());
                deliveries.keep(taken.known());
                outbox.took(one, step.place());
                complaints.over(step.place());
            }
            case Outcome.Seen seen -> {
                meters.sent(step.kind());
                deliveries.keep(seen.known());
            }
            case Outcome.Blocked blocked -> {
                complaints.about(blocked.obstacle());
                meters.failed(blocked.obstacle().reason().label());
                if (outbox.blocked(one, blocked.obstacle(), clock.instant())) {
                    givenUp(blocked.obstacle());
                }
            }
        }
    }

    private void givenUp(Obstacle obstacle) {
        complaints.givenUp(obstacle);
        meters.givenUp(obstacle.reason().label());
    }

    /** A defect costs the one correlation that met it. */
    private <T> Optional<T> guarded(Waiting<Obstacle> one, Callable<T> call) {
        var task = new FutureTask<>(call);
        task.run();
        if (task.state() == FutureTask.State.SUCCESS) {
            return Optional.of(task.resultNow());
        }
        if (task.exceptionNow() instanceof InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
        LOG.error(
                "A correlation cannot be told; notifier={} name={}",
                notifier.name(),
                one.correlation().name(),
                task.exceptionNow());
        meters.givenUp("defect");
        outbox.settled(one);
        return Optional.empty();
    }
}
