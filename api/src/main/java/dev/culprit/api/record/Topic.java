package dev.culprit.api.record;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics, their keys and how long they keep what is in them. {@code docs/contracts.md} shows them as a table; the
 * name of a topic or key never changes.
 */
public enum Topic {
    /** Key {@link Bucket#key()}, value {@link ClusterEvent}, timestamp: arrival at the collector. */
    CHANGES("culprit.changes", Policy.DELETE, Duration.ofHours(26)),
    /** Key {@link BaselineRecord#key()}, value {@link BaselineRecord}: the last seen state of each object, and of kinds. */
    BASELINE("culprit.baseline", Policy.COMPACT, Duration.ZERO),
    /** Key {@link Objective#key()}, value {@link Objective}: SLOs and compositions; null when one is gone. */
    OBJECTIVES("culprit.objectives", Policy.COMPACT, Duration.ZERO),
    /** Key {@link Dependencies#key()}, value {@link GraphRecord}, partitioned by {@link Bucket#ofNode}. */
    DEPENDENCIES("culprit.dependencies", Policy.COMPACT, Duration.ZERO),
    /** Key {@link Spike#key()}, value {@link Spike}, timestamp: arrival at the webhook. */
    SPIKES("culprit.spikes", Policy.DELETE, Duration.ofDays(7)),
    /** Key {@link Correlation#id()}, value {@link Correlation}. */
    CORRELATIONS("culprit.correlations", Policy.COMPACT_DELETE, Duration.ofDays(90)),
    /** Key: correlation id, value {@link Summary}: what a language model made of it, or why nothing. */
    SUMMARIES("culprit.summaries", Policy.COMPACT_DELETE, Duration.ofDays(90)),
    /** Key {@link Delivery#key()}, value {@link Delivery}: which messages were sent of a correlation, and what they show. */
    DELIVERIES("culprit.deliveries", Policy.COMPACT_DELETE, Duration.ofDays(90)),
    /** Key: correlation id, value {@link Verdict}: a person's yes or no; null when it is taken back. */
    VERDICTS("culprit.verdicts", Policy.COMPACT, Duration.ZERO),
    /** Key and value: the bytes that could not be read; headers {@code __streams.errors.*} say why and from where. */
    DEAD_LETTERS("culprit.dead-letters", Policy.DELETE, Duration.ofDays(30)),
    /** Internal to the correlator: what episodes ask of buckets; key {@link Bucket#key()}. */
    QUESTIONS("culprit.internal.questions", Policy.DELETE, Duration.ofHours(26)),
    /** Internal to the correlator: what buckets answer to episodes; key {@link Spike#key()}. */
    ANSWERS("culprit.internal.answers", Policy.DELETE, Duration.ofHours(26)),
    /** Internal to the correlator: whom episodes suspect first; key {@link Dependencies#key()} of the suspect. */
    CLAIMS("culprit.internal.claims", Policy.DELETE, Duration.ofHours(26)),
    /** Internal to the correlator: episodes that suspect the same are told of each other; key {@link Spike#key()}. */
    KIN("culprit.internal.kin", Policy.DELETE, Duration.ofHours(26));

    /** In bytes: the baseline of an object may be as large as etcd lets an object be, and escaped. */
    public static final int LARGEST_RECORD = 8 * 1024 * 1024;

    private final String name;
    private final Policy policy;
    private final Duration retention;

    Topic(String name, Policy policy, Duration retention) {
        this.name = name;
        this.policy = policy;
        this.retention = retention;
    }

    public String topicName() {
        return name;
    }

    /** The name in the names of processors, metrics and tables: {@code changes}, {@code dead-letters}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By which the correlator speaks to itself. */
    public static Set<Topic> internal() {
        return EnumSet.of(QUESTIONS, ANSWERS, CLAIMS, KIN);
    }

    /** Topics that share one number of partitions, because one task reads the same partition of each. */
    public static List<List<Topic>> copartitioned() {
        return List.of(List.of(CHANGES, DEPENDENCIES, QUESTIONS), List.of(SPIKES, ANSWERS, KIN));
    }

    /** Whether a record's partition is that of a {@link Bucket}; else it is the one that Kafka gives to the key. */
    public boolean isInBuckets() {
        return this == CHANGES || this == DEPENDENCIES || this == QUESTIONS;
    }

    /** The broker's settings for this topic. */
    public Map<String, String> config() {
        var config = new TreeMap<String, String>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy.words);
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_RECORD));
        if (!retention.isZero()) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
        }
        return config;
    }

    private enum Policy {
        DELETE(TopicConfig.CLEANUP_POLICY_DELETE),
        COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT),
        COMPACT_DELETE(TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);

        private final String words;

        Policy(String words) {
            this.words = words;
        }
    }
}
