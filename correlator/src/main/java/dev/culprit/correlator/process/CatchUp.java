package dev.culprit.correlator.process;

import dev.culprit.correlator.topology.CorrelatorStreams;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an instance has once known all that it keeps, what it keeps for others included. From then on another one may stop.
 * Kafka has to be asked for that, so a thread of its own looks until it is so.
 */
final class CatchUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final long LOOK_MILLIS = 500;

    private final BooleanSupplier hasShare;
    private final Supplier<Collection<Long>> lags;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("catch-up").daemon().factory());
    private @Nullable Future<?> looking;
    private volatile boolean isDone;

    /**
     * Looks when it is told to.
     *
     * @param hasShare whether this instance knows what it has to keep
     * @param lags of each changelog, how many of its records are not read here
     */
    CatchUp(BooleanSupplier hasShare, Supplier<Collection<Long>> lags) {
        this.hasShare = hasShare;
        this.lags = lags;
    }

    /** Looks on its own. */
    static CatchUp of(KafkaStreams streams) {
        var catchUp = new CatchUp(
                () -> streams.state() == KafkaStreams.State.RUNNING,
                () -> streams.allLocalStorePartitionLags().values().stream()
                        .flatMap(partitions -> partitions.values().stream())
                        .map(LagInfo::offsetLag)
                        .toList());
        catchUp.looking = catchUp.thread.scheduleWithFixedDelay(catchUp::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return catchUp;
    }

    void look() {
        try {
            if (hasShare.getAsBoolean()
                    && lags.get().stream().allMatch(unread -> unread <= CorrelatorStreams.CAUGHT_UP_LAG)) {
                isDone = true;
                thread.shutdown();
            }
        } catch (KafkaException e) {
            LOG.debug("How far an instance has caught up cannot be told; it is asked again", e);
        }
    }

    /** Whether it has; what comes later is no reason to say otherwise. */
    boolean isDone() {
        return isDone;
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        thread.shutdownNow();
    }
}
