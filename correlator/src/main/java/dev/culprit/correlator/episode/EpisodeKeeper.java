package dev.culprit.correlator.episode;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Kin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The processors of this half. Spikes open episodes and are absorbed by them; answers are gathered; a correlation goes
 * out when all asked have answered once, again as more comes, and as final when nothing is still to come.
 */
public final class EpisodeKeeper {
    /** Between revisions while evidence pours in. */
    private static final Duration REVISION_INTERVAL = Duration.ofMillis(500);

    private EpisodeKeeper() {}

    public static ProcessorSupplier<String, Spike, String, EpisodeOutput> keepEpisodes(EpisodeSettings settings) {
        return () -> new EpisodeProcessor<Spike>(settings) {
            @Override
            void keep(Record<String, Spike> record, Desk desk) {
                Spike spike = record.value();
                Optional<EpisodeState> known = desk.current(spike.key());
                boolean over = known.isEmpty() || settings.rules().isOver(known.get(), spike);
                if (!over) {
                    desk.revise(settings.rules().absorb(known.get(), spike));
                } else if (spike.status() == SpikeStatus.FIRING) {
                    desk.ask(desk.open(settings.rules().open(spike)));
                }
            }
        };
    }

    public static ProcessorSupplier<String, Answer, String, EpisodeOutput> gatherAnswers(EpisodeSettings settings) {
        return () -> new EpisodeProcessor<Answer>(settings) {
            private final Revisions revisions = new Revisions();
            private final Leftovers leftovers = new Leftovers();
            private boolean restored = true;

            @Override
            public void init(ProcessorContext<String, EpisodeOutput> context) {
                super.init(context);
                context.schedule(
                        REVISION_INTERVAL,
                        PunctuationType.WALL_CLOCK_TIME,
                        now -> tick(now, context::currentSystemTimeMs));
            }

            private void tick(long now, LongSupplier clock) {
                Desk desk = desk(now);
                if (restored) {
                    desk.emitAllAgain();
                    desk.forEachSettled(leftovers::settled);
                    restored = false;
                }
                revisions.takeTurns(clock, desk::revise);
                leftovers.tidy(now, desk::tidy);
                if (settings.closesByClock()) {
                    desk.giveUpWaiting(Instant.ofEpochMilli(now));
                }
            }

            @Override
            void keep(Record<String, Answer> record, Desk desk) {
                String episode = record.value().episodeId();
                switch (desk.hear(record.value())) {
                    case NO_NEWS -> {}
                    case NEWS -> revisions.news(episode);
                    case END -> leftovers.settled(episode);
                }
            }
        };
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
            case EpisodeOutput.Asked(var question) -> question.bucket().key();
            case EpisodeOutput.Claims(String object, var claim) -> object;
            case EpisodeOutput.Emitted(Correlation correlation) -> correlation.id();
        };
    }
}
