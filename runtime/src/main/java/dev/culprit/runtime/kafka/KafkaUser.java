package dev.culprit.runtime.kafka;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.culprit.api.record.Topic;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * A user of Kafka for each process and command, with what it needs and no more. This is the only list: the documentation, the chart's
 * KafkaUsers and the test that runs every process under them are made from it. Nobody needs a right to the cluster, and
 * nobody writes in transactions.
 */
public enum KafkaUser {
    /** {@code culprit topics}. */
    TOPICS,
    EVENT_COLLECTOR,
    CORRELATOR,
    LLM_SUMMARIZER,
    /** {@code culprit run} on a Kafka of yours, where it does the work of all. */
    RUN,
    /** {@code culprit drill}, which makes topics and writes into them as a collector does. */
    DRILL;

    /** What it needs. */
    public List<Acl> acls() {
        return switch (this) {
            case TOPICS -> List.of(Acl.topics("culprit.", CREATE, DESCRIBE, DESCRIBE_CONFIGS));
            case EVENT_COLLECTOR -> ofCollector();
            case CORRELATOR -> ofCorrelator();
            case LLM_SUMMARIZER ->
                List.of(
                        Acl.topic(Topic.CORRELATIONS, READ, DESCRIBE_CONFIGS),
                        Acl.topic(Topic.SUMMARIES, READ, WRITE, DESCRIBE_CONFIGS),
                        Acl.groups("culprit-llm-summarizer."));
            case RUN ->
                together(Stream.of(TOPICS, EVENT_COLLECTOR, CORRELATOR, LLM_SUMMARIZER)
                        .flatMap(user -> user.acls().stream()));
            case DRILL ->
                together(Stream.concat(
                        TOPICS.acls().stream(),
                        Stream.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES)
                                .map(topic -> Acl.topic(topic, WRITE))));
        };
    }

    private static List<Acl> ofCollector() {
        return List.of(
                Acl.topic(Topic.BASELINE, READ, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.CHANGES, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.DEPENDENCIES, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.OBJECTIVES, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.SPIKES, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.VERDICTS, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.DEAD_LETTERS, WRITE, DESCRIBE_CONFIGS),
                // whose partitions must be as many
                Acl.topic(Topic.QUESTIONS, DESCRIBE),
                Acl.topic(Topic.ANSWERS, DESCRIBE),
                Acl.topic(Topic.KIN, DESCRIBE));
    }

    private static List<Acl> ofCorrelator() {
        return List.of(
                Acl.topic(Topic.CHANGES, READ, DESCRIBE_CONFIGS),
                Acl.topic(Topic.DEPENDENCIES, READ, DESCRIBE_CONFIGS),
                Acl.topic(Topic.SPIKES, READ, DESCRIBE_CONFIGS),
                Acl.topics("culprit.internal.", READ, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.CORRELATIONS, READ, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.DELIVERIES, READ, WRITE, DESCRIBE_CONFIGS),
                Acl.topic(Topic.SUMMARIES, READ, DESCRIBE_CONFIGS),
                Acl.topic(Topic.VERDICTS, READ, DESCRIBE_CONFIGS),
                Acl.topic(Topic.DEAD_LETTERS, WRITE, DESCRIBE_CONFIGS),
                // the changelogs of its stores, which it makes itself
                Acl.topics("culprit-correlator-", CREATE, READ, WRITE),
                Acl.group("culprit-correlator"),
                // with the cluster's name behind it
                Acl.groups("culprit-report."),
                Acl.groups("culprit-report-verdicts."),
                Acl.groups("culprit-notify-"));
    }

    /** The process or the command: {@code event-collector}. */
    public String process() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One for each name or prefix, with what any of them allows. */
    private static List<Acl> together(Stream<Acl> all) {
        var operations = new LinkedHashMap<ResourcePattern, EnumSet<AclOperation>>();
        all.forEach(acl -> operations
                .computeIfAbsent(acl.on(), any -> EnumSet.noneOf(AclOperation.class))
                .addAll(acl.operations()));
        return operations.entrySet().stream()
                .map(one -> new Acl(one.getKey(), List.copyOf(one.getValue())))
                .toList();
    }
}
