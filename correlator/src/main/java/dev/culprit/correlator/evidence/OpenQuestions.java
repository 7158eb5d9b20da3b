package dev.culprit.correlator.evidence;

import dev.culprit.correlator.message.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a partition whose windows are not complete. Mostly there are none, and every change must learn that
 * at once: so the time at which the next one may close is kept beside them.
 */
final class OpenQuestions {
    private static final String NEXT_CLOSE = "next-close";

    private final KeyValueStore<Bytes, Question> store;
    private final KeyValueStore<String, Long> index;

    /** @param index shared with {@link Progress}, whose keys all hold a slash */
    OpenQuestions(KeyValueStore<Bytes, Question> store, KeyValueStore<String, Long> index) {
        this.store = store;
        this.index = index;
    }

    void open(Question question) {
        store.put(keyOf(question), question);
        long closes = question.closesAt().toEpochMilli();
        @Nullable Long next = index.get(NEXT_CLOSE);
        index.put(NEXT_CLOSE, next == null ? closes : Math.min(next, closes));
    }

    List<Question> of(String bucket) {
        return index.get(NEXT_CLOSE) == null
                ? List.of()
                : read(store.range(StoreKey.first(bucket), StoreKey.last(bucket)));
    }

    /** Takes the complete ones out, in the order of their buckets, given that everything up to a time has arrived. */
    List<Question> takeComplete(long reached, Predicate<Question> complete) {
        @Nullable Long next = index.get(NEXT_CLOSE);
        if (next == null || next > reached) {
            return List.of();
        }
        List<Question> open = read(store.all());
        List<Question> done = open.stream().filter(complete).toList();
        done.forEach(question -> store.delete(keyOf(question)));
        open.stream()
                .filter(complete.negate())
                .map(Question::closesAt)
                .min(Instant::compareTo)
                .ifPresentOrElse(time -> index.put(NEXT_CLOSE, time.toEpochMilli()), () -> index.delete(NEXT_CLOSE));
        return done;
    }

    private static List<Question> read(KeyValueIterator<Bytes, Question> range) {
        var questions = new ArrayList<Question>();
        try (range) {
            range.forEachRemaining(entry -> questions.add(entry.value));
        }
        return questions;
    }

    private static Bytes keyOf(Question question) {
        return StoreKey.of(question.bucket().key(), question.episodeId());
    }
}
