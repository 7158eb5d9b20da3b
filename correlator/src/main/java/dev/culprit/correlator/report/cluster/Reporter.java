package dev.culprit.correlator.report.cluster;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.outbox.Outbox;
import dev.culprit.correlator.outbox.Waiting;
import dev.culprit.correlator.report.cluster.Outcome.Settled;
import dev.culprit.runtime.kafka.Handover;
import dev.culprit.runtime.kafka.RecordSpans;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.kafka.TraceHeaders;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the latest revision of each correlation into the cluster, at least once. What the cluster does not take waits and
 * is tried again, without holding up others, as long as there is room; when there is none left, reading pauses. An offset is
 * committed when all before it is written, or finally given up.
 */
final class Reporter implements TopicReader.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    /** In the same group, and with the same topic, several reporters of one cluster share the work. */
    static final String GROUP = "culprit-report";

    /** Of up to some 100 KB each. */
    static final int ROOM = 1_000;

    private static final JsonSerde<Correlation> SERDE = new JsonSerde<>(Correlation.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

    /** The broker takes a consumer that does not poll for minutes for dead. */
    private static final Duration WORK_BETWEEN_POLLS = Duration.ofSeconds(20);

    private final CorrelationWriter writer;
    private final Complaints complaints;
    private final ReportMeters meters;
    private final Clock clock;
    private final Outbox<Obstacle> outbox;

    Reporter(CorrelationWriter writer, Complaints complaints, ReportMeters meters, Clock clock) {
        this(writer, complaints, meters, clock, ROOM);
    }

    Reporter(CorrelationWriter writer, Complaints complaints, ReportMeters meters, Clock clock, int room) {
        this.writer = writer;
        this.complaints = complaints;
        this.meters = meters;
        this.clock = clock;
        this.outbox = new Outbox<>(room, new SplittableRandom(clock.millis()), one -> Optional.of(namespace(one)));
    }

    @Override
    public void begin(Consumer<String, byte[]> consumer) {
        outbox.clear();
        Handover.subscribe(consumer, Topic.CORRELATIONS, outbox, () -> {});
    }

    @Override
    public void round(Consumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(outbox.idle(clock.instant(), LONGEST_POLL))) {
            take(record);
        }
        Instant until = clock.instant().plus(WORK_BETWEEN_POLLS);
        boolean isMore = true;
        while (isMore && clock.instant().isBefore(until)) {
            isMore = writeNext();
        }
        consumer.commitAsync(outbox.committable(), null);
        for (var victim = outbox.makeRoom(); victim.isPresent(); victim = outbox.makeRoom()) {
            giveUp(victim.get());
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
        consumer.commitSync(outbox.committable());
        outbox.clear();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        try {
            Correlation correlation = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (correlation == null) {
                outbox.passed(partition, record.offset());
            } else {
                outbox.put(Waiting.of(partition, record.offset(), correlation, TraceHeaders.of(record.headers())));
            }
        } catch (SerializationException e) {
            LOG.warn("Correlation cannot be read; offset={} reason={}", record.offset(), e.getMessage());
            meters.unreadable();
            outbox.passed(partition, record.offset());
        }
    }

    /** Whether there was one to write. */
    private boolean writeNext() {
        Optional<Waiting<Obstacle>> next = outbox.next(clock.instant());
        next.ifPresent(this::write);
        return next.isPresent();
    }

    /** A defect costs the one correlation that met it. */
    private void write(Waiting<Obstacle> parcel) {
        try (Activity processing = RecordSpans.attempt(GROUP, parcel.correlation(), parcel.traceparent())) {
            write(parcel, processing);
        }
    }

    private void write(Waiting<Obstacle> parcel, Activity processing) {
        var writing = new FutureTask<>(() -> writer.write(parcel.correlation()));
        writing.run();
        if (writing.state() == FutureTask.State.SUCCESS) {
            Outcome outcome = writing.resultNow();
            describe(processing, outcome);
            learn(parcel, outcome);
        } else {
            LOG.error(
                    "A correlation cannot be written; name={}",
                    parcel.correlation().name(),
                    writing.exceptionNow());
            meters.defect();
            processing.fail("defect");
            outbox.settled(parcel);
        }
    }

    private static void describe(Activity processing, Outcome outcome) {
        switch (outcome) {
            case Settled settled -> processing.tell(SpanKeys.OUTCOME, settled.label());
            case Outcome.Blocked blocked ->
                processing.fail(blocked.obstacle().reason().label());
        }
    }

    private void learn(Waiting<Obstacle> parcel, Outcome outcome) {
        switch (outcome) {
            case Settled settled -> {
                meters.settled(settled);
                outbox.settled(parcel);
                tell(settled, parcel);
            }
            case Outcome.Blocked blocked -> {
                complaints.about(blocked.obstacle());
                meters.failed(blocked.obstacle());
                if (outbox.blocked(parcel, blocked.obstacle(), clock.instant())) {
                    giveUp(parcel);
                }
            }
        }
    }

    private void tell(Settled settled, Waiting<Obstacle> parcel) {
        String namespace = namespace(parcel.correlation());
        switch (settled) {
            case WRITTEN -> {
                outbox.took(parcel, namespace);
                complaints.over(namespace);
                measure(parcel);
            }
            case OUTSIDE -> complaints.outside(namespace);
            case UNCHANGED, SUPERSEDED, DELETED, EXPIRED, ELSEWHERE ->
                LOG.debug("Not written; namespace={} outcome={}", namespace, settled);
        }
    }

    private static String namespace(Correlation correlation) {
        return correlation.episode().slo().namespace();
    }

    private void measure(Waiting<Obstacle> written) {
        written.alertAt().ifPresent(alertAt -> {
            Duration since = Duration.between(alertAt, clock.instant());
            meters.first(since.isNegative() ? Duration.ZERO : since);
        });
    }

    private void giveUp(Waiting<Obstacle> parcel) {
        parcel.obstacle().ifPresent(obstacle -> {
            complaints.givenUp(obstacle);
            meters.givenUp(obstacle);
        });
    }
}
