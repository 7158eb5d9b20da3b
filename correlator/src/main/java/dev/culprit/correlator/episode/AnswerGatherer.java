package dev.culprit.correlator.episode;

import dev.culprit.correlator.message.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gathers answers, revises what they change, and looks after what a crash or a silent bucket left open. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class AnswerGatherer extends EpisodeProcessor<Answer> {
    /** Between revisions while evidence pours in. */
    private static final Duration REVISION_INTERVAL = Duration.ofMillis(500);

    /**
     * Evidence of a settled episode is held at least for so long: were it forgotten before it is committed that the
     * episode is settled, a crash between could leave an episode that asks no more and knows nothing.
     */
    private static final Duration FORGETTING_INTERVAL = Duration.ofMinutes(1);

    /** Between looks for those who have waited too long. */
    private static final Duration PATIENCE_INTERVAL = Duration.ofSeconds(5);

    /** Episodes that ask again in one interval: what they ask and are answered must not keep new alerts waiting. */
    private static final int ASKING_AGAIN = 8;

    private final EpisodeSettings settings;
    private final SequencedSet<String> toAskAgain = new LinkedHashSet<>();

    /** Episodes that have reminded whoever is silent. */
    private final Set<String> reminded = new HashSet<>();

    /** Until when whoever was asked again is waited for, by episode. */
    private final Map<String, Instant> askedAgain = new HashMap<>();

    private final Revisions revisions = new Revisions();
    private final List<Cancellable> punctuations = new ArrayList<>();
    private ProcessorContext<String, EpisodeOutput> context;
    private Set<String> over = Set.of();
    private FirstAnswers firstAnswers;
    private boolean restored;

    AnswerGatherer(EpisodeSettings settings) {
        super(settings);
        this.settings = settings;
    }

    /** Again, where the partition went to another instance and comes back: Kafka Streams makes no new processor then. */
    @Override
    public void init(ProcessorContext<String, EpisodeOutput> context) {
        super.init(context);
        this.context = context;
        restored = true;
        toAskAgain.clear();
        reminded.clear();
        askedAgain.clear();
        revisions.clear();
        over = Set.of();
        firstAnswers = new FirstAnswers(context);
        every(REVISION_INTERVAL, this::revise);
        every(FORGETTING_INTERVAL, now -> forget(desk(now)));
        if (settings.closesByClock()) {
            every(PATIENCE_INTERVAL, this::remindTheSilent);
            every(PATIENCE_INTERVAL, this::giveUpWaiting);
        }
    }

    private void every(Duration interval, LongConsumer action) {
        punctuations.add(context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, action::accept));
    }

    @Override
    void keep(Record<String, Answer> record, Desk desk) {
        beginAnew(desk);
        if (desk.hear(record.value())) {
            revisions.news(record.value().episodeId());
        }
    }

    @Override
    void forward(EpisodeOutput output, long timestamp) {
        super.forward(output, timestamp);
        firstAnswers.sent(output, timestamp);
    }

    @Override
    public void close() {
        punctuations.forEach(Cancellable::cancel);
        punctuations.clear();
        firstAnswers.close();
    }

    private void beginAnew(Desk desk) {
        if (restored) {
            desk.emitAllAgain();
            toAskAgain.addAll(desk.beginAnew());
            restored = false;
        }
    }

    private void revise(long now) {
        Desk desk = desk(now);
        beginAnew(desk);
        for (int i = 0; i < ASKING_AGAIN && !toAskAgain.isEmpty(); i++) {
            String id = toAskAgain.removeFirst();
            desk.askAgain(id);
            askedAgain.put(id, Instant.ofEpochMilli(now).plus(settings.gatherTimeout()));
        }
        revisions.takeTurns(context::currentSystemTimeMs, desk::revise);
    }

    /** A crash may keep that a bucket has told all, and lose its last word: whoever is silent is asked for it once. */
    private void remindTheSilent(long now) {
        Desk desk = desk(now);
        Set<String> silent = desk.waitingSince(
                Instant.ofEpochMilli(now).minus(settings.gatherTimeout().dividedBy(4)));
        reminded.retainAll(silent);
        silent.stream()
                .filter(id -> !reminded.contains(id) && !askedAgain.containsKey(id) && !toAskAgain.contains(id))
                .limit(ASKING_AGAIN)
                .forEach(id -> {
                    reminded.add(id);
                    desk.askAgain(id);
                });
    }

    /** Behind a restore whoever has answered before is asked anew, one after the other: each has as long to answer as ever. */
    private void giveUpWaiting(long now) {
        Instant time = Instant.ofEpochMilli(now);
        askedAgain.values().removeIf(time::isAfter);
        if (!restored) {
            desk(now).giveUpWaiting(time, id -> askedAgain.containsKey(id) || toAskAgain.contains(id));
        }
    }

    private void forget(Desk desk) {
        Set<String> found = desk.over();
        found.stream().filter(over::contains).forEach(desk::forget);
        over = found;
    }
}
