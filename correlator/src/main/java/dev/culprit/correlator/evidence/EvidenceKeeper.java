package dev.culprit.correlator.evidence;

import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.GraphRecord;
import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.evidence.Progress.Source;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.GraphHistory;
import dev.culprit.correlator.message.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The processors of this half. Each reads one topic; together they keep what buckets know and answer what is asked,
 * first with all that is there, then with each new fact as it comes, last with the word that the window is complete.
 */
public final class EvidenceKeeper {
    private EvidenceKeeper() {}

    /** Keeps changes and symptoms for the retention, and tells open questions of each that they want. */
    public static ProcessorSupplier<String, ClusterEvent, String, Answer> keepEvidence(Duration retention) {
        return () -> new Keeper<ClusterEvent>() {
            @Override
            public void init(ProcessorContext<String, Answer> context) {
                super.init(context);
                context.schedule(
                        Duration.ofMinutes(10),
                        PunctuationType.STREAM_TIME,
                        now -> bucketStore()
                                .forgetBefore(Instant.ofEpochMilli(now).minus(retention)));
            }

            @Override
            void keep(Record<String, ClusterEvent> record) {
                switch (record.value()) {
                    // a tombstone, which says nothing here
                    case null -> {}
                    case Evidence evidence -> {
                        bucketStore().add(record.key(), evidence);
                        questions().forEach(record.key(), q -> tell(q, evidence, record.timestamp()));
                    }
                    case Watermark watermark -> reached(Source.CHANGES, watermark, record.timestamp());
                }
            }
        };
    }

    /** Keeps the graph's history, and tells open questions what it has become. */
    public static ProcessorSupplier<String, GraphRecord, String, Answer> keepGraph(int buckets) {
        return () -> new Keeper<GraphRecord>() {
            @Override
            void keep(Record<String, GraphRecord> record) {
                @Nullable GraphRecord value = record.value();
                if (value instanceof Watermark watermark) {
                    reached(Source.DEPENDENCIES, watermark, record.timestamp());
                    return;
                }
                GraphKey.parse(record.key()).ifPresent(key -> keep(key, value, record.timestamp()));
            }

            private void keep(GraphKey key, @Nullable GraphRecord value, long timestamp) {
                String bucket = key.bucket(buckets).key();
                var version = new GraphHistory.Version(
                        Instant.ofEpochMilli(timestamp), value instanceof Dependencies node ? node : null);
                GraphHistory history = bucketStore().addVersion(bucket, key.toString(), version);
                questions().forEach(bucket, q -> tell(q, history, timestamp));
            }
        };
    }

    /** Answers with what there is, and keeps the question open until its window is complete. */
    public static ProcessorSupplier<String, Question, String, Answer> answerQuestions() {
        return () -> new Keeper<Question>() {
            @Override
            void keep(Record<String, Question> record) {
                Question question = record.value();
                List<Evidence> evidence = bucketStore().evidence(question);
                List<GraphHistory> graph = bucketStore().graph(question.bucket().key());
                tell(question, evidence, graph, record.timestamp());
                await(question, record.timestamp());
            }
        };
    }
}
