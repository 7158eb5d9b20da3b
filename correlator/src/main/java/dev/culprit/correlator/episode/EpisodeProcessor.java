package dev.culprit.correlator.episode;

import dev.culprit.api.record.Correlation;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What the processors of this half have in common: a {@link Desk} over the shared stores. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
abstract class EpisodeProcessor<V> implements Processor<String, V, String, EpisodeOutput> {
    private final EpisodeSettings settings;
    private ProcessorContext<String, EpisodeOutput> context;
    private Inquiries inquiries;
    private Episodes episodes;
    private Gathered gathered;
    private EpisodeSpans spans;

    EpisodeProcessor(EpisodeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, EpisodeOutput> context) {
        this.context = context;
        inquiries = new Inquiries(context.getStateStore(EpisodeStores.INQUIRIES));
        episodes = new Episodes(
                context.getStateStore(EpisodeStores.CURRENT), context.getStateStore(EpisodeStores.EPISODES), inquiries);
        spans = new EpisodeSpans(settings.tracing(), inquiries);
        gathered = new Gathered(
                context.getStateStore(EpisodeStores.GATHERED), context.getStateStore(EpisodeStores.GATHERED_GRAPH));
    }

    @Override
    public final void process(Record<String, V> record) {
        keep(record, desk(record.timestamp()));
    }

    abstract void keep(Record<String, V> record, Desk desk);

    /** @param timestamp of what the desk works on, in ms */
    final Desk desk(long timestamp) {
        return new Desk(settings, episodes, gathered, output -> forward(output, timestamp), timestamp);
    }

    /** @param timestamp of what was worked on, in ms */
    void forward(EpisodeOutput output, long timestamp) {
        var record = new Record<>(EpisodeKeeper.keyOf(output), output, EpisodeKeeper.timeOf(output, timestamp));
        if (settings.tracing().isOn() && output instanceof EpisodeOutput.Emitted(Correlation correlation)) {
            spans.send(correlation, timestamp, headers -> context.forward(record.withHeaders(headers)));
        } else {
            context.forward(record);
        }
    }
}
