package dev.culprit.runtime.kafka;

import dev.culprit.api.record.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Operations on topics or groups that a user of Kafka has to be allowed; whoever may read or write may describe, too. */
public record Acl(ResourcePattern on, List<AclOperation> operations) {
    public Acl {
        operations = List.copyOf(operations);
    }

    static Acl topic(Topic topic, AclOperation... operations) {
        return of(ResourceType.TOPIC, topic.topicName(), PatternType.LITERAL, operations);
    }

    static Acl topics(String prefix, AclOperation... operations) {
        return of(ResourceType.TOPIC, prefix, PatternType.PREFIXED, operations);
    }

    static Acl group(String name) {
        return of(ResourceType.GROUP, name, PatternType.LITERAL, AclOperation.READ);
    }

    static Acl groups(String prefix) {
        return of(ResourceType.GROUP, prefix, PatternType.PREFIXED, AclOperation.READ);
    }

    /** As Kafka's and Strimzi's tools write operations: {@code DescribeConfigs}. */
    public static String word(AclOperation operation) {
        return Arrays.stream(operation.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Whether it allows something with that topic. */
    public boolean isOn(String topic) {
        return on.resourceType() == ResourceType.TOPIC
                && (isPrefix() ? topic.startsWith(on.name()) : topic.equals(on.name()));
    }

    public boolean isPrefix() {
        return on.patternType() == PatternType.PREFIXED;
    }

    private static Acl of(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
        return new Acl(new ResourcePattern(type, name, pattern), List.of(operations));
    }
}
