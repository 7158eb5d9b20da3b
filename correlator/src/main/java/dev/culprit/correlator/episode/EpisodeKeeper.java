package dev.culprit.correlator.episode;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Kin;
import dev.culprit.runtime.tracing.Activity;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The processors of this half. Spikes open episodes and are absorbed by them; answers are gathered; a correlation goes
 * out when all asked have answered once, again as more comes, and as final when nothing is still to come.
 */
public final class EpisodeKeeper {
    private EpisodeKeeper() {}

    public static ProcessorSupplier<String, Spike, String, EpisodeOutput> keepEpisodes(EpisodeSettings settings) {
        return () -> new EpisodeProcessor<Spike>(settings) {
            private boolean restored;

            @Override
            public void init(ProcessorContext<String, EpisodeOutput> context) {
                super.init(context);
                restored = true;
            }

            @Override
            void keep(Record<String, Spike> record, Desk desk) {
                if (restored) {
                    desk.findCurrent();
                    restored = false;
                }
                Spike spike = record.value();
                if (spike == null) {
                    return;
                }
                try (Activity hearing = EpisodeSpans.hearing(settings.tracing(), record.headers(), spike)) {
                    hear(spike, desk, hearing);
                }
            }

            private void hear(Spike spike, Desk desk, Activity hearing) {
                Optional<EpisodeState> known = desk.current(spike.key());
                if (known.filter(state -> settings.rules().isPast(state, spike)).isPresent()) {
                    return;
                }
                boolean over = known.isEmpty() || settings.rules().isOver(known.get(), spike);
                if (!over) {
                    desk.revise(settings.rules().absorb(known.get(), spike));
                } else if (spike.status() == SpikeStatus.FIRING) {
                    desk.open(settings.rules().open(spike).with(Inquiry.traced(hearing.traceparent())));
                }
            }
        };
    }

    public static ProcessorSupplier<String, Answer, String, EpisodeOutput> gatherAnswers(EpisodeSettings settings) {
        return () -> new AnswerGatherer(settings);
    }

    public static ProcessorSupplier<String, Kin, String, EpisodeOutput> hearOfKin(EpisodeSettings settings) {
        return () -> new EpisodeProcessor<Kin>(settings) {
            @Override
            void keep(Record<String, Kin> record, Desk desk) {
                desk.hear(record.value());
            }
        };
    }

    /** A correlation's key is its id; a question's is its bucket; a claim's is the object that was changed. */
    public static String keyOf(EpisodeOutput output) {
        return switch (output) {
            case EpisodeOutput.Asked asked -> asked.question().bucket().key();
            case EpisodeOutput.Claims(String object, var claim) -> object;
            case EpisodeOutput.Emitted(Correlation correlation) -> correlation.id();
        };
    }

    /** The record's timestamp in ms, where {@code now} is that of what is worked on. */
    static long timeOf(EpisodeOutput output, long now) {
        return switch (output) {
            case EpisodeOutput.Asked asked -> asked.at().toEpochMilli();
            case EpisodeOutput.Claims claims -> now;
            case EpisodeOutput.Emitted emitted -> now;
        };
    }
}
