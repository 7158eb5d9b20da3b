package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Summary;
import dev.culprit.runtime.cluster.ClusterName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** What was asked and answered, and what it may cost: kept in Kafka, and read from there at each start. */
final class Books implements AutoCloseable {
    private static final Duration READING = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Supplier<Consumer<String, byte[]>> readers;
    private final SummaryOutput output;
    private final HourlyBudget budget;
    private final ClusterName cluster;
    private @Nullable Ledger ledger;

    /**
     * Reads nothing yet.
     *
     * @param readers makes a consumer without a group
     * @param cluster whose books they are
     */
    Books(Supplier<Consumer<String, byte[]>> readers, SummaryOutput output, HourlyBudget budget, ClusterName cluster) {
        this.cluster = cluster;
        this.readers = readers;
        this.output = output;
        this.budget = budget;
    }

    /** Reads all that is kept. */
    void open(Instant now) {
        close();
        Ledger opened = new Ledger(readers.get(), READING, cluster);
        ledger = opened;
        opened.catchUp();
        budget.clear();
        opened.asked().filter(at -> at.plus(HOUR).isAfter(now)).sorted().forEach(at -> budget.spend(at, 0));
    }

    void catchUp() {
        current().catchUp();
    }

    Optional<Summary> of(String correlationId) {
        return current().of(correlationId);
    }

    void write(Summary summary) throws InterruptedException {
        output.write(summary);
        current().put(summary);
    }

    HourlyBudget budget() {
        return budget;
    }

    private Ledger current() {
        Ledger open = ledger;
        if (open == null) {
            throw new IllegalStateException("the books are opened first");
        }
        return open;
    }

    @Override
    public void close() {
        Ledger open = ledger;
        if (open != null) {
            open.close();
            ledger = null;
        }
    }
}
