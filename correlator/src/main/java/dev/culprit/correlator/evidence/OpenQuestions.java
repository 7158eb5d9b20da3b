package dev.culprit.correlator.evidence;

import dev.culprit.correlator.message.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a partition whose windows are not complete. Most buckets have none, and every change must learn that
 * at once: so the time at which a bucket's first one closes is kept beside them, in memory.
 */
final class OpenQuestions {
    private final KeyValueStore<Bytes, Question> store;
    private final KeyValueStore<String, Long> firstClose;
    private boolean isIndexed;

    /** @param firstClose by bucket, in ms; made anew of the questions, for it is not restored */
    OpenQuestions(KeyValueStore<Bytes, Question> store, KeyValueStore<String, Long> firstClose) {
        this.store = store;
        this.firstClose = firstClose;
    }

    void open(Question question) {
        store.put(keyOf(question), question);
        index(question);
    }

    List<Question> of(String bucket) {
        index();
        return firstClose.get(bucket) == null ? List.of() : in(bucket);
    }

    /** Takes the complete ones out, in the order of their buckets, given that everything up to a time has arrived. */
    List<Question> takeComplete(long reached, Predicate<Question> complete) {
        index();
        var done = new ArrayList<Question>();
        for (String bucket : closingBy(reached)) {
            firstClose.delete(bucket);
            for (Question question : in(bucket)) {
                if (complete.test(question)) {
                    store.delete(keyOf(question));
                    done.add(question);
                } else {
                    index(question);
                }
            }
        }
        return done;
    }

    private List<String> closingBy(long reached) {
        var closing = new ArrayList<String>();
        try (KeyValueIterator<String, Long> all = firstClose.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value <= reached) {
                    closing.add(entry.key);
                }
            });
        }
        return closing;
    }

    /** What is there when the first record comes has been restored. */
    private void index() {
        if (!isIndexed) {
            read(store.all()).forEach(this::index);
            isIndexed = true;
        }
    }

    private void index(Question question) {
        String bucket = question.bucket().key();
        long closes = question.closesAt().toEpochMilli();
        @Nullable Long first = firstClose.get(bucket);
        if (first == null || closes < first) {
            firstClose.put(bucket, closes);
        }
    }

    private List<Question> in(String bucket) {
        return read(store.range(StoreKey.first(bucket), StoreKey.last(bucket)));
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
