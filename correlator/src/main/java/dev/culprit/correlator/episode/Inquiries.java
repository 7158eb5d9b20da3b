package dev.culprit.correlator.episode;

import dev.culprit.api.record.Bucket;
import dev.culprit.correlator.message.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Whom episodes have asked, a row for each namespace: an answer alters the row of its own one, so that who asks a hundred does
 * not write a hundred with each answer. What is true of all stands under the episode's id.
 */
final class Inquiries {
    private final KeyValueStore<String, Inquiry> rows;

    Inquiries(KeyValueStore<String, Inquiry> rows) {
        this.rows = rows;
    }

    /** All that was asked, nothing where the episode is not known. */
    Optional<Inquiry> of(String episode) {
        Map<String, Inquiry> kept = rowsOf(episode);
        return kept.isEmpty() ? Optional.empty() : Optional.of(Inquiry.together(kept.values()));
    }

    /** What was asked in the namespace of a bucket, nothing where the episode is not known. */
    Optional<Inquiry> of(String episode, String bucket) {
        return Optional.ofNullable(rows.get(episode))
                .map(common ->
                        Optional.ofNullable(rows.get(key(episode, bucket))).orElseGet(Inquiry::none));
    }

    void put(Answer answer, Inquiry namespace) {
        rows.put(key(answer.episodeId(), answer.bucket()), namespace);
    }

    /** Writes what is another than it was. */
    void put(String episode, Inquiry inquiry) {
        Map<String, Inquiry> kept = rowsOf(episode);
        var wanted = new TreeMap<String, Inquiry>();
        wanted.put(episode, inquiry.common());
        inquiry.byNamespace().forEach((namespace, row) -> wanted.put(EpisodeKeys.of(episode, namespace), row));
        wanted.forEach((key, row) -> {
            if (!row.equals(kept.get(key))) {
                rows.put(key, row);
            }
        });
    }

    void delete(String episode) {
        rowsOf(episode).keySet().forEach(rows::delete);
    }

    /** Episodes of which not all that were asked have told everything. */
    List<String> waiting() {
        var episodes = new LinkedHashMap<String, List<Inquiry>>();
        try (KeyValueIterator<String, Inquiry> all = rows.all()) {
            all.forEachRemaining(row -> episodes.computeIfAbsent(EpisodeKeys.episode(row.key), id -> new ArrayList<>())
                    .add(row.value));
        }
        return episodes.entrySet().stream()
                .filter(episode -> !Inquiry.together(episode.getValue()).isComplete())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Inquiry> rowsOf(String episode) {
        var found = new TreeMap<String, Inquiry>();
        try (KeyValueIterator<String, Inquiry> range = rows.range(episode, EpisodeKeys.end(episode))) {
            range.forEachRemaining(row -> found.put(row.key, row.value));
        }
        return found;
    }

    private static String key(String episode, String bucket) {
        return EpisodeKeys.of(episode, Bucket.parse(bucket).namespace());
    }
}
