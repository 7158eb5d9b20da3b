package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.OtherClusters;
import dev.culprit.runtime.kafka.Handover;
import dev.culprit.runtime.kafka.RecordSpans;
import dev.culprit.runtime.kafka.TopicReader;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.summarizer.desk.Storyteller.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads correlations and has a model tell those that are worth it, one call at a time. What is to be asked is written down
 * before: a crash costs one call at most, which is made again or lost. Nothing waits for this.
 */
final class Summarizer implements TopicReader.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Summarizer.class);

    /** In the same group several summarizers of one cluster share the work; but each has the whole budget. */
    static final String GROUP = "culprit-llm-summarizer";

    static final int ROOM = 500;

    private static final Duration POLL = Duration.ofMillis(500);

    /** Well within what the broker allows between two polls. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 6;

    /** Calls of one correlation that bring an answer which is none: each is paid for. */
    private static final int MOST_PAID = 3;

    private static final JsonSerde<Correlation> SERDE = new JsonSerde<>(Correlation.class);

    private final DeskSettings settings;
    private final Storyteller storyteller;
    private final Books books;
    private final SummarizerMeters meters;
    private final Clock clock;
    private final RandomGenerator random;
    private final WaitingRoom room = new WaitingRoom(ROOM);
    private final Breaker breaker = new Breaker();

    Summarizer(DeskSettings settings, Storyteller storyteller, Books books, SummarizerMeters meters, Time time) {
        this.settings = settings;
        this.storyteller = storyteller;
        this.books = books;
        this.meters = meters;
        this.clock = time.clock();
        this.random = time.jitter();
    }

    /** What the course of time is told by. */
    record Time(Clock clock, RandomGenerator jitter) {}

    @Override
    public void begin(Consumer<String, byte[]> consumer) {
        room.clear();
        books.open(clock.instant());
        // another one may have asked about what is in new partitions
        Handover.subscribe(consumer, Topic.CORRELATIONS, room, books::catchUp);
    }

    @Override
    public void round(Consumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            take(record);
        }
        Instant now = clock.instant();
        Optional<Instant> held = breaker.openUntil(now).or(() -> books.budget().exhaustedUntil(now));
        room.next(now).ifPresent(next -> {
            if (isTooOld(next, now)) {
                settle(
                        next,
                        new Summary.Refused(
                                next.id(),
                                SummaryBasis.of(next.correlation()),
                                "no model in time",
                                now,
                                next.cluster()),
                        "late");
            } else if (held.isEmpty()) {
                call(next);
            }
        });
        meters.waiting(room.size(), held.isPresent());
        consumer.commitAsync(room.committable(), null);
    }

    @Override
    public void end(Consumer<String, byte[]> consumer) {
        consumer.commitSync(room.committable());
        room.clear();
        books.close();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        room.passed(partition, record.offset());
        try {
            Correlation correlation = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (correlation != null && isWanted(correlation)) {
                room.put(Waiting.of(record, correlation, clock.instant()))
                        .ifPresent(victim -> meters.settled("crowded-out"));
            }
        } catch (SerializationException e) {
            LOG.warn("Correlation cannot be read; offset={} reason={}", record.offset(), e.getMessage());
            meters.settled("unreadable");
        }
    }

    private boolean isWanted(Correlation correlation) {
        if (!OtherClusters.isOwn(settings.cluster(), correlation.episode().cluster())
                || correlation.findings().suspects().isEmpty()
                || correlation.emittedAt().plus(settings.patience()).isBefore(clock.instant())) {
            return false;
        }
        Optional<Summary> before = books.of(correlation.id());
        boolean isAnswered = before.filter(summary -> !(summary instanceof Summary.Asked))
                .filter(summary -> summary.standsFor(correlation))
                .isPresent();
        return !isAnswered && settings.occasion().isWorthIt(correlation, before);
    }

    private boolean isTooOld(Waiting waiting, Instant now) {
        return waiting.since().plus(settings.patience()).isBefore(now);
    }

    private void call(Waiting waiting) {
        try (Activity telling = RecordSpans.attempt(GROUP, waiting.correlation(), waiting.traceparent())) {
            call(waiting, telling);
        }
    }

    private void call(Waiting waiting, Activity telling) {
        try {
            Correlation correlation = waiting.correlation();
            if (waiting.calls() == 0) {
                books.write(new Summary.Asked(
                        correlation.id(), SummaryBasis.of(correlation), clock.instant(), waiting.cluster()));
            }
            Told told = storyteller.tell(correlation, LONGEST_CALL);
            books.budget().spend(clock.instant(), told.tokens());
            meters.tokens(told.tokens());
            switch (told) {
                case Told.Settled settled -> {
                    breaker.succeeded();
                    meters.called("answered");
                    telling.tell(SpanKeys.OUTCOME, outcome(settled.summary()));
                    settle(waiting, settled.summary(), outcome(settled.summary()));
                }
                case Told.Failed failed -> {
                    telling.fail(failed.failure().label());
                    failed(waiting, failed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private static String outcome(Summary summary) {
        return switch (summary) {
            case Summary.Told told -> "told";
            case Summary.Refused refused -> refused.reason().split(" ", 2)[0];
            case Summary.Asked asked -> "asked";
        };
    }

    private void failed(Waiting waiting, Told.Failed failed) {
        Instant now = clock.instant();
        meters.called(failed.failure().label());
        breaker.failed(now);
        failed.pause().ifPresent(pause -> breaker.pauseUntil(now.plus(pause)));
        LOG.warn(
                "The model has not answered; correlation={} failure={} calls={}",
                waiting.correlation().name(),
                failed.failure().label(),
                waiting.calls() + 1);
        boolean isPaid = failed.failure().isPaid();
        if (failed.failure().mayPass() && !(isPaid && waiting.paid() + 1 >= MOST_PAID)) {
            room.replace(waiting.again(now.plus(pause(waiting.calls())), isPaid));
        } else {
            String reason = "no answer: " + failed.failure().label();
            settle(
                    waiting,
                    new Summary.Refused(
                            waiting.id(), SummaryBasis.of(waiting.correlation()), reason, now, waiting.cluster()),
                    failed.failure().label());
        }
    }

    /** Doubled with each call in vain, and somewhere between half of it and the whole. */
    private Duration pause(int calls) {
        long most = FIRST_PAUSE.toMillis() << Math.min(calls, MOST_DOUBLINGS);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    private void settle(Waiting waiting, Summary summary, String outcome) {
        try {
            books.write(summary);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
        room.leave(waiting.id());
        meters.settled(outcome);
    }
}
