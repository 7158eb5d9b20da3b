package dev.culprit.correlator.report.cluster;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Verdict;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.TopicReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what people said of a cluster's correlations: by verdict, and by the confidence of the first suspect then. It reads its share
 * of the compacted topic from its beginning at every start, so the sum over all members of the group is the number of
 * correlations that have a verdict now.
 */
final class VerdictBoard implements TopicReader.Work {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictBoard.class);

    static final String GROUP = "culprit-report-verdicts";

    private static final JsonSerde<Verdict> SERDE = new JsonSerde<>(Verdict.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final String NONE = "none";

    private final ClusterName cluster;
    private final News news;
    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<Score, AtomicInteger> counts = new ConcurrentHashMap<>();

    /** @param news told of each verdict, and of each that is taken back, as far as that is known */
    VerdictBoard(MeterRegistry registry, ClusterName cluster, News news) {
        this.cluster = cluster;
        this.news = news;
        for (Verdict.Answer answer : Verdict.Answer.values()) {
            register(registry, new Score(answer, NONE));
            for (Confidence confidence : Confidence.values()) {
                register(registry, new Score(answer, word(confidence)));
            }
        }
    }

    private record Score(Verdict.Answer answer, String confidence) {
        static Score of(Verdict verdict) {
            Confidence confidence = verdict.confidence();
            return new Score(verdict.answer(), confidence == null ? NONE : word(confidence));
        }
    }

    private record Heard(TopicPartition partition, Verdict verdict) {}

    /** Something was said of an SLOCorrelation. */
    interface News {
        void saidOf(String namespace, String name);
    }

    @Override
    public void begin(Consumer<String, byte[]> consumer) {
        clear();
        consumer.subscribe(List.of(Topic.VERDICTS.topicName()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                consumer.seekToBeginning(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                heard.values().removeIf(one -> partitions.contains(one.partition()));
                count();
            }
        });
    }

    @Override
    public void round(Consumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            take(record);
        }
        count();
    }

    @Override
    public void end(Consumer<String, byte[]> consumer) {
        clear();
    }

    void take(ConsumerRecord<String, byte[]> record) {
        try {
            Verdict verdict = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (verdict == null || cluster.is(verdict.cluster())) {
                hear(record.key(), new TopicPartition(record.topic(), record.partition()), verdict);
            }
        } catch (SerializationException e) {
            LOG.warn("Verdict cannot be read; offset={} reason={}", record.offset(), e.getMessage());
        }
    }

    private void hear(String id, TopicPartition partition, @Nullable Verdict verdict) {
        Heard before = verdict == null ? heard.remove(id) : heard.put(id, new Heard(partition, verdict));
        Verdict known = verdict != null ? verdict : before == null ? null : before.verdict();
        if (known != null) {
            news.saidOf(known.correlation().namespace(), known.correlation().name());
        }
    }

    private void clear() {
        heard.clear();
        count();
    }

    void count() {
        var now = new HashMap<Score, Integer>();
        heard.values().forEach(one -> now.merge(Score.of(one.verdict()), 1, Integer::sum));
        counts.forEach((score, count) -> count.set(now.getOrDefault(score, 0)));
    }

    private void register(MeterRegistry registry, Score score) {
        Gauge.builder("culprit.verdicts", counts.computeIfAbsent(score, s -> new AtomicInteger()), AtomicInteger::get)
                .description("Correlations of which a person said so, by the confidence of their first suspect then.")
                .tag("verdict", score.answer().name().toLowerCase(Locale.ROOT))
                .tag("confidence", score.confidence())
                .register(registry);
    }

    private static String word(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }
}
