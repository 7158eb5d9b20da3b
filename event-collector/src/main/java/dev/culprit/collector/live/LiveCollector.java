package dev.culprit.collector.live;

import dev.culprit.api.record.BaselineRecord;
import dev.culprit.collector.BaselineFormats;
import dev.culprit.collector.ClusterCollector;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.audit.AuditSink;
import dev.culprit.collector.audit.AuditTrail;
import dev.culprit.collector.kube.WatchSink;
import dev.culprit.collector.publish.NotKeptException;
import dev.culprit.collector.publish.RecordLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what watches bring, on one thread: what it says goes to the log before anything else is taken, so that a log
 * that is away stops the feed, and the feed stops the watches.
 */
public final class LiveCollector implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCollector.class);

    private static final int BATCH = 500;

    /** How often a quiet cluster says that it is quiet. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** How often it is looked whether this process stood still. */
    private static final Duration BEAT = Feed.STANDSTILL.dividedBy(4);

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final double MILLIS = 1000.0;
    private static final Duration WAIT = Duration.ofMillis(500);

    private final ClusterCollector collector;
    private final BaselineKeeper keeper;
    private final RecordLog log;
    private final Feed feed;
    private final WatchBoard board = new WatchBoard();
    /** Never counted down: only waited for, which an interrupt ends. */
    private final CountDownLatch again = new CountDownLatch(1);

    private Instant lastHeartbeat = Instant.MIN;
    /** The latest watermark: a later one never takes it back. */
    private Instant vouched = Instant.MIN;
    /** From when on was watched; null where an earlier collector has watched before. */
    private @Nullable Instant since;

    private volatile Duration late = FOREVER;
    private volatile @Nullable String stuck;
    private volatile int objects;
    private final LongAdder arrivals = new LongAdder();
    private final LongAdder records = new LongAdder();

    /**
     * One that starts from what an earlier one left.
     *
     * @param baseline the last record of each key of the baseline
     * @param room for what watches bring, in bytes
     */
    public LiveCollector(
            CollectorSettings settings, Collection<BaselineRecord> baseline, RecordLog log, long room, Clock clock) {
        this.collector = new ClusterCollector(settings);
        this.keeper = new BaselineKeeper(settings.cluster(), collector, BaselineFormats.of(settings));
        this.log = log;
        this.feed = new Feed(room, clock);
        keeper.restore(baseline, clock.instant());
    }

    /** Where watches bring what they read. */
    public WatchSink sink() {
        return new WatchFeed(feed, board);
    }

    /** Where the audit log is brought; from then on changes wait for it. */
    public AuditSink auditSink() {
        collector.audit().listen();
        return new AuditFeed(feed, board);
    }

    public WatchBoard board() {
        return board;
    }

    /** Why not everything that came is in Kafka by now; empty when it is or soon will be. */
    public Optional<String> notReady() {
        return Optional.ofNullable(stuck).or(board::notReady);
    }

    AuditTrail audit() {
        return collector.audit();
    }

    int objects() {
        return objects;
    }

    /** By how much watermarks are late, in seconds; infinite as long as there can be none. */
    double lateSeconds() {
        Duration now = late;
        return now.equals(FOREVER) ? Double.POSITIVE_INFINITY : now.toMillis() / MILLIS;
    }

    long waitingBytes() {
        return feed.used();
    }

    long arrivals() {
        return arrivals.sum();
    }

    long records() {
        return records.sum();
    }

    /** Until the thread is interrupted. */
    @Override
    public void run() {
        try (ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pulse").factory())) {
            ScheduledFuture<?> unused =
                    pulse.scheduleAtFixedRate(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process runs. */
    void beat() {
        feed.beat();
    }

    /** One round: what came, or after a while of silence that nothing did. */
    void step() throws InterruptedException {
        Feed.Batch batch = feed.take(BATCH, WAIT);
        var outgoing = new ArrayList<Outgoing>();
        batch.arrivals().forEach(arrival -> outgoing.addAll(keeper.accept(arrival)));
        batch.quietUntil().filter(this::isDue).ifPresent(quiet -> {
            lastHeartbeat = quiet;
            Optional<Instant> told = keeper.toldUntil(quiet);
            late = told.map(until -> Duration.between(until, quiet)).orElse(FOREVER);
            told.filter(vouched::isBefore).ifPresent(until -> {
                boolean isFirst = vouched.equals(Instant.MIN) && !keeper.hasPast();
                if (isFirst) {
                    since = until;
                }
                vouched = until;
                outgoing.addAll(collector.watermark(until, since, quiet));
                if (isFirst) {
                    outgoing.addAll(keeper.begins(quiet));
                }
            });
        });
        if (!outgoing.isEmpty()) {
            keep(outgoing);
        }
        board.workedOff(keeper.complete());
        objects = collector.size();
        arrivals.add(batch.arrivals().size());
        records.add(outgoing.size());
    }

    private boolean isDue(Instant now) {
        return !lastHeartbeat.plus(HEARTBEAT).isAfter(now);
    }

    private void keep(List<Outgoing> outgoing) throws InterruptedException {
        for (List<Outgoing> phase : Phases.of(outgoing)) {
            keepAll(phase);
        }
    }

    /** For as long as it takes: what was taken from the feed is nowhere else. */
    private void keepAll(List<Outgoing> records) throws InterruptedException {
        while (true) {
            try {
                log.append(records);
                stuck = null;
                return;
            } catch (NotKeptException e) {
                if (stuck == null) {
                    LOG.warn(
                            "Kafka does not take records; they wait; records={} reason={}",
                            records.size(),
                            e.getMessage());
                }
                stuck = "Kafka does not take records: " + e.getMessage();
                again.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
