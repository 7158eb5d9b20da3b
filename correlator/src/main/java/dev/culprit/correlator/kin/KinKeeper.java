package dev.culprit.correlator.kin;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Ties;
import dev.culprit.api.record.Ties.Sibling;
import dev.culprit.correlator.message.Claim;
import dev.culprit.correlator.message.Kin;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Keeps who suspects which change, and tells each of the others: what comes twice is told twice. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
public final class KinKeeper implements Processor<String, Claim, String, Kin> {
    /** The store: change, start of the alert and episode to the claim. */
    public static final String CLAIMS = "claims";

    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final boolean forgetsByClock;
    private final Duration retention;
    private ProcessorContext<String, Kin> context;
    private Claims claims;

    private KinKeeper(boolean forgetsByClock, Duration retention) {
        this.forgetsByClock = forgetsByClock;
        this.retention = retention;
    }

    /**
     * The processor.
     *
     * @param forgetsByClock whether the wall clock makes claims old; not while a recording of the past is played
     * @param retention after the start of its alert for which a claim is kept
     */
    public static ProcessorSupplier<String, Claim, String, Kin> keepKin(boolean forgetsByClock, Duration retention) {
        return () -> new KinKeeper(forgetsByClock, retention);
    }

    /**
     * The store, to be added to a topology.
     *
     * @param supplier of a store by its name: in memory, or on disk
     */
    public static StoreBuilder<?> store(Function<String, KeyValueBytesStoreSupplier> supplier) {
        return Stores.keyValueStoreBuilder(supplier.apply(CLAIMS), Serdes.String(), new JsonSerde<>(Claim.class));
    }

    @Override
    public void init(ProcessorContext<String, Kin> context) {
        this.context = context;
        claims = new Claims(context.getStateStore(CLAIMS));
        if (forgetsByClock) {
            context.schedule(
                    TIDY_EVERY,
                    PunctuationType.WALL_CLOCK_TIME,
                    now -> claims.forgetBefore(now - retention.toMillis()));
        }
    }

    @Override
    public void process(Record<String, Claim> record) {
        Claim claim = record.value();
        if (claim == null) {
            return;
        }
        claims.put(claim);
        List<Claim> first = claims.ofChange(claim.change(), Claims.TOLD);
        if (Claims.mayDependOn(claim, first)) {
            claims.ofChange(claim.change(), Integer.MAX_VALUE).forEach(other -> tell(other, first, record.timestamp()));
        } else if (claim.stands()) {
            tell(claim, first, record.timestamp());
        }
    }

    private void tell(Claim claim, List<Claim> first, long timestamp) {
        List<Sibling> others = first.stream()
                .filter(other -> !other.episodeId().equals(claim.episodeId()))
                .map(Claim::self)
                .toList();
        boolean isMore = others.size() > Ties.MOST_OF_SAME_CAUSE;
        List<Sibling> told = others.stream().limit(Ties.MOST_OF_SAME_CAUSE).toList();
        var kin = new Kin(claim.episodeId(), claim.change(), told, isMore);
        context.forward(new Record<>(claim.episodeKey(), kin, timestamp));
    }
}
