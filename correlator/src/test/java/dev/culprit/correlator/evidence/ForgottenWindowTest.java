package dev.culprit.correlator.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.TimeRange;
import dev.culprit.api.record.Watermark;
import dev.culprit.correlator.evidence.Arrival.Reached;
import dev.culprit.correlator.message.Answer;
import dev.culprit.correlator.message.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks long after for what changed is told from when on that is kept. */
class ForgottenWindowTest {
    private static final Duration RETENTION = Duration.ofHours(26);
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final TimeRange WINDOW = new TimeRange(NOON.minusSeconds(3600), NOON.plusSeconds(600));

    private final MockProcessorContext<String, EvidenceOutput> context = new MockProcessorContext<>();

    @BeforeEach
    void stores() {
        EvidenceStores.builders(Stores::inMemoryKeyValueStore).stream()
                .map(builder -> builder.withLoggingDisabled().build())
                .forEach(store -> {
                    store.init(context.getStateStoreContext(), store);
                    context.addStateStore(store);
                });
    }

    @Test
    void aWindowOfWhichAllIsKeptHasNoSuchTime() {
        assertThat(asked(NOON.plus(Duration.ofHours(24))).since()).isNull();
    }

    @Test
    void aWindowOfWhichTheBeginningIsKeptNoLongerHas() {
        assertThat(asked(NOON.plus(RETENTION)).since()).isEqualTo(NOON);
    }

    @Test
    void norIsAnythingKnownFromBeforeItWasWatched() {
        Instant began = NOON.plusSeconds(60);
        context.setCurrentStreamTimeMs(NOON.toEpochMilli());
        var keeper = EvidenceKeeper.keepEvidence(RETENTION).get();
        keeper.init(context);
        var first = new Watermark("c", began, began);
        keeper.process(new Record<>("c/_watermark", new Reached(first), NOON.toEpochMilli()));

        assertThat(asked(NOON.plus(RETENTION)).since()).isEqualTo(began);
        assertThat(asked(NOON.plus(RETENTION).plusSeconds(120)).since()).isEqualTo(NOON.plusSeconds(120));
    }

    private Answer asked(Instant at) {
        context.setCurrentStreamTimeMs(at.toEpochMilli());
        context.resetForwards();
        var keeper = EvidenceKeeper.answerQuestions(RETENTION).get();
        keeper.init(context);
        var bucket = new Bucket("c", "shop", 0);
        var question = new Question("c/shop/api", "e", bucket, WINDOW, NOON.plusSeconds(660));
        keeper.process(new Record<>(bucket.key(), question, at.toEpochMilli()));
        List<Answer> answers = context.forwarded().stream()
                .flatMap(forward -> forward.record().value().answered().stream())
                .toList();
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }
}
