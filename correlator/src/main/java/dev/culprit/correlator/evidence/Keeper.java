package dev.culprit.correlator.evidence;

import dev.culprit.api.record.DeadLetterHeaders;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.evidence.Progress.Source;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Answer.State;
import dev.culprit.correlator.message.Question;
import dev.culprit.correlator.message.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the processors of this half have in common: the stores, and how to answer. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
abstract class Keeper<V> implements Processor<String, V, String, EvidenceOutput> {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private ProcessorContext<String, EvidenceOutput> context;
    private BucketStore bucketStore;
    private OpenQuestions questions;
    private Progress progress;

    @Override
    public void init(ProcessorContext<String, EvidenceOutput> context) {
        this.context = context;
        KeyValueStore<Bytes, byte[]> evidence = context.getStateStore(EvidenceStores.EVIDENCE);
        KeyValueStore<Bytes, byte[]> graph = context.getStateStore(EvidenceStores.GRAPH);
        bucketStore = new BucketStore(evidence, graph);
        questions = new OpenQuestions(
                context.getStateStore(EvidenceStores.OPEN_QUESTIONS),
                context.getStateStore(EvidenceStores.FIRST_CLOSE));
        progress = new Progress(evidence, graph, context.getStateStore(EvidenceStores.PROGRESS));
    }

    @Override
    public final void process(Record<String, V> record) {
        keep(record);
    }

    abstract void keep(Record<String, V> record);

    final BucketStore bucketStore() {
        return bucketStore;
    }

    final OpenQuestions questions() {
        return questions;
    }

    /**
     * Everything of a cluster up to the watermark has arrived from one source: questions may have become complete. Nothing
     * but a watermark says so: while one kind is not read, records of others still come.
     */
    final void reached(Source source, Watermark watermark, long timestamp) {
        progress.advance(source, watermark);
        questions
                .takeComplete(watermark.until().toEpochMilli(), this::isComplete)
                .forEach(question -> send(question, Answer.complete(question, since(question)), timestamp));
    }

    /**
     * Tells all that is known; what more may come is told as it comes.
     *
     * @param retention for which it is kept what changed
     */
    final void answer(Question question, List<Told> evidence, List<Told> graph, Duration retention, long timestamp) {
        boolean complete = isComplete(question);
        State state = complete ? State.COMPLETE : State.UP_TO_DATE;
        Instant since = since(question, retention);
        Answers.to(question, evidence, graph, state).forEach(answer -> send(question, answer.since(since), timestamp));
        if (!complete) {
            questions.open(question);
        }
    }

    private @Nullable Instant since(Question question) {
        return progress.began(question.bucket().cluster()).orElse(null);
    }

    /** From when on it is known what changed: not before it was watched, nor before what is kept no longer. */
    private @Nullable Instant since(Question question, Duration retention) {
        Instant kept = Instant.ofEpochMilli(context.currentStreamTimeMs()).minus(retention);
        Instant began = since(question);
        boolean isForgotten = kept.isAfter(question.window().start());
        return isForgotten && (began == null || kept.isAfter(began)) ? kept : began;
    }

    private boolean isComplete(Question question) {
        return progress.isPast(question.closesAt(), question.bucket().cluster());
    }

    /** One thing more. */
    final void tell(Question question, List<Told> evidence, List<Told> graph, long timestamp) {
        Answers.to(question, evidence, graph, State.PARTLY).forEach(answer -> send(question, answer, timestamp));
    }

    private void send(Question question, Answer answer, long timestamp) {
        context.forward(new Record<>(question.episodeKey(), new EvidenceOutput.Answered(answer), timestamp));
    }

    /** As Kafka Streams does with what cannot be read at all. */
    final void bury(String bucket, Bytes json, SerializationException reason, long timestamp) {
        String why = String.valueOf(reason.getMessage());
        LOG.atWarn().addKeyValue("bucket", bucket).addKeyValue("reason", why).log("A fact cannot be read");
        context.forward(new Record<>(
                bucket,
                new EvidenceOutput.Unreadable(json),
                timestamp,
                DeadLetterHeaders.of(why, Topic.CHANGES.topicName())));
    }
}
