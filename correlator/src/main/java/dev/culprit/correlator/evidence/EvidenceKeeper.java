package dev.culprit.correlator.evidence;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.GraphRecord;
import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.evidence.Arrival.Reached;
import dev.culprit.correlator.evidence.Arrival.Sight;
import dev.culprit.correlator.evidence.Progress.Source;
import dev.culprit.correlator.message.GraphHistory;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.message.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
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
    public static ProcessorSupplier<String, Arrival, String, EvidenceOutput> keepEvidence(Duration retention) {
        return () -> new FactKeeper(retention);
    }

    /** Keeps the graph's history, and tells open questions what it has become. */
    public static ProcessorSupplier<String, GraphRecord, String, EvidenceOutput> keepGraph(int buckets) {
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
                Told history = bucketStore().addVersion(bucket, key.toString(), version);
                questions().of(bucket).forEach(question -> tell(question, List.of(), List.of(history), timestamp));
            }
        };
    }

    /** Answers with what there is for the retention, and keeps the question open until its window is complete. */
    public static ProcessorSupplier<String, Question, String, EvidenceOutput> answerQuestions(Duration retention) {
        return () -> new Keeper<Question>() {
            @Override
            void keep(Record<String, Question> record) {
                Question question = record.value();
                String bucket = question.bucket().key();
                List<Told> evidence = bucketStore()
                        .evidence(question, (json, reason) -> bury(bucket, json, reason, record.timestamp()));
                List<Told> graph = bucketStore().graph(bucket);
                answer(question, evidence, graph, retention, record.timestamp());
            }
        };
    }

    /** Keeps facts, until nobody asks for them any more. */
    private static final class FactKeeper extends Keeper<Arrival> {
        private final Duration retention;
        private @Nullable Searchable searchable;

        FactKeeper(Duration retention) {
            this.retention = retention;
        }

        @Override
        public void init(ProcessorContext<String, EvidenceOutput> context) {
            super.init(context);
            searchable = new Searchable(context);
            context.schedule(
                    Duration.ofHours(1),
                    PunctuationType.STREAM_TIME,
                    now -> bucketStore().forgetBefore(Instant.ofEpochMilli(now).minus(retention)));
        }

        @Override
        void keep(Record<String, Arrival> record) {
            switch (record.value()) {
                // a tombstone, which says nothing here
                case null -> {}
                case Sight sight -> keep(record.key(), sight, record.timestamp());
                case Reached(Watermark watermark) -> reached(Source.CHANGES, watermark, record.timestamp());
            }
        }

        @Override
        public void close() {
            if (searchable != null) {
                searchable.close();
            }
        }

        // it is read where somebody waits for what it says
        private void keep(String bucket, Sight sight, long timestamp) {
            List<Question> open = questions().of(bucket);
            try {
                if (!open.isEmpty()) {
                    Evidence fact = Sight.fact(sight.json().get());
                    List<Told> told = List.of(sight.told());
                    open.stream()
                            .filter(question -> question.wants(fact))
                            .forEach(question -> tell(question, told, List.of(), timestamp));
                }
                bucketStore().add(bucket, sight);
                if (searchable != null) {
                    searchable.kept(timestamp);
                }
            } catch (SerializationException e) {
                bury(bucket, sight.json(), e, timestamp);
            }
        }
    }
}
