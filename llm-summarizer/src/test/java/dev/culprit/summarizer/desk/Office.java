package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.summarizer.Cases;
import dev.culprit.summarizer.model.Model;
import dev.culprit.summarizer.model.Reply;
import dev.culprit.summarizer.prompt.Prompt;
import dev.culprit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A summarizer with topics in memory, a model that answers as it is told, and a clock that stands still. */
final class Office implements Model {
    static final TopicPartition CORRELATIONS = new TopicPartition(Topic.CORRELATIONS.topicName(), 0);

    private static final TopicPartition SUMMARIES = new TopicPartition(Topic.SUMMARIES.topicName(), 0);
    private static final JsonSerde<Correlation> CORRELATION = new JsonSerde<>(Correlation.class);
    private static final JsonSerde<Summary> SUMMARY = new JsonSerde<>(Summary.class);

    final MovableClock clock = new MovableClock(Cases.ALERT.plusSeconds(10));
    static final ClusterName CLUSTER = new ClusterName("zoo-cluster-1");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> happened = new ArrayList<>();
    final List<Summary> written = new ArrayList<>();

    private final Deque<Supplier<Reply>> replies = new ArrayDeque<>();
    private final DeskSettings settings;
    private MockConsumer<String, byte[]> consumer;
    private Summarizer summarizer;
    private long end;

    Office() {
        this(new DeskSettings(CLUSTER, Occasion.FINAL_OR_FIRST_CRITICAL, Duration.ofMinutes(10), 60, 100_000));
    }

    Office(DeskSettings settings) {
        this.settings = settings;
        this.consumer = new MockConsumer<>("earliest");
        this.summarizer = start(0);
    }

    /** As after a crash: what is in the topics is all it knows. */
    void restart() {
        long committed = committed();
        consumer = new MockConsumer<>("earliest");
        summarizer = start(committed);
    }

    private Summarizer start(long from) {
        var budget = new HourlyBudget(settings.requestsAnHour(), settings.tokensAnHour());
        var books = new Books(this::ledger, output(), budget, settings.cluster());
        var started = new Summarizer(
                settings,
                new Storyteller(this, clock),
                books,
                new SummarizerMeters(meters),
                new Summarizer.Time(clock, new SplittableRandom(1)));
        started.begin(consumer);
        consumer.rebalance(List.of(CORRELATIONS));
        consumer.updateBeginningOffsets(Map.of(CORRELATIONS, from));
        return started;
    }

    private SummaryOutput output() {
        return new SummaryOutput() {
            @Override
            public void write(Summary summary) {
                happened.add(summary.getClass().getSimpleName());
                written.add(summary);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private Consumer<String, byte[]> ledger() {
        var reader = new MockConsumer<String, byte[]>("earliest");
        var node = new Node(0, "localhost", 1);
        reader.updatePartitions(
                SUMMARIES.topic(),
                List.of(new PartitionInfo(SUMMARIES.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        reader.updateBeginningOffsets(Map.of(SUMMARIES, 0L));
        reader.updateEndOffsets(Map.of(SUMMARIES, (long) written.size()));
        reader.schedulePollTask(() -> {
            long offset = 0;
            for (Summary summary : written) {
                reader.addRecord(new ConsumerRecord<>(
                        SUMMARIES.topic(),
                        0,
                        offset++,
                        summary.correlationId(),
                        SUMMARY.serializer().serialize(SUMMARIES.topic(), summary)));
            }
        });
        return reader;
    }

    Office reads(Correlation... correlations) {
        for (Correlation correlation : correlations) {
            readsBytes(correlation.id(), CORRELATION.serializer().serialize(CORRELATIONS.topic(), correlation));
        }
        return this;
    }

    /** Again from the first that is not committed. */
    Office reads(long offset, Correlation correlation) {
        consumer.addRecord(new ConsumerRecord<>(
                CORRELATIONS.topic(),
                0,
                offset,
                correlation.id(),
                CORRELATION.serializer().serialize(CORRELATIONS.topic(), correlation)));
        return this;
    }

    Office readsBytes(String key, byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(CORRELATIONS.topic(), 0, end++, key, value));
        return this;
    }

    Office answers(Reply... some) {
        for (Reply reply : some) {
            replies.addLast(() -> reply);
        }
        return this;
    }

    Office crashesInTheCall() {
        replies.addLast(() -> {
            throw new IllegalStateException("killed");
        });
        return this;
    }

    Office rounds(int count) {
        for (int round = 0; round < count; round++) {
            summarizer.round(consumer);
        }
        return this;
    }

    Office after(Duration time) {
        clock.move(time);
        return rounds(1);
    }

    long calls() {
        return happened.stream().filter("call"::equals).count();
    }

    long committed() {
        var offsets = consumer.committed(Set.of(CORRELATIONS));
        var offset = new HashMap<>(offsets).get(CORRELATIONS);
        return offset == null ? 0 : offset.offset();
    }

    double settled(String outcome) {
        return meters.get("culprit.summaries.settled")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public Reply ask(Prompt prompt, Duration within) {
        happened.add("call");
        return replies.size() > 1
                ? replies.removeFirst().get()
                : replies.getFirst().get();
    }
}
