package dev.culprit.collector;

import dev.culprit.api.record.Bucket;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.door.RedactionRules;

/**
 * What a collector of one cluster needs to know.
 *
 * @param cluster the cluster's name: the first part of every key
 * @param buckets into how many parts a namespace's changes are spread
 * @param keepsBaseline whether to write down what was seen last, so that a next start can go on from there
 */
public record CollectorSettings(
        String cluster, int buckets, RedactionKey redactionKey, RedactionRules redactionRules, boolean keepsBaseline) {
    public CollectorSettings {
        if (cluster.isBlank() || cluster.contains("/")) {
            throw new IllegalArgumentException("cluster must be a name without '/', is '" + cluster + "'");
        }
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be at least 1, is " + buckets);
        }
    }

    /** With the default rules of redaction. */
    public CollectorSettings(String cluster, int buckets, RedactionKey redactionKey, boolean keepsBaseline) {
        this(cluster, buckets, redactionKey, RedactionRules.defaults(), keepsBaseline);
    }

    public CollectorSettings withRedaction(RedactionKey key, RedactionRules rules) {
        return new CollectorSettings(cluster, buckets, key, rules, keepsBaseline);
    }

    /** Through which everything comes in. */
    public Door door() {
        return new Door(redactionKey, redactionRules);
    }

    /** For recorded incidents, which do not tell their cluster's name. */
    public static CollectorSettings forRecordings() {
        return forRecordingsOf("recorded");
    }

    /** For recorded incidents that are told as those of a cluster. */
    public static CollectorSettings forRecordingsOf(String cluster) {
        return new CollectorSettings(cluster, Bucket.DEFAULT_COUNT, RedactionKey.fixed(), false);
    }
}
