package dev.culprit.standalone.doctor.kafka;

import dev.culprit.runtime.kafka.Acl;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;

/** What Kafka does not let us do with our topics and groups. */
final class Acls {
    private final KafkaUser user;
    private final Map<String, Set<AclOperation>> missing = new TreeMap<>();
    private final Set<String> closed = new TreeSet<>();

    /** @param user who does no more than it has to */
    Acls(KafkaUser user) {
        this.user = user;
    }

    /** A topic that may not even be described. */
    void closed(String topic) {
        closed.add(topic);
        Set<AclOperation> needed = needed(topic);
        if (!needed.isEmpty()) {
            missing.put(topic, needed);
        }
    }

    /** Something that may not be done at all. */
    void denied(AclOperation operation, String on) {
        missing.put(on, EnumSet.of(operation));
    }

    /** Of which nobody knows whether they are there. */
    Set<String> closed() {
        return closed;
    }

    /** What brokers say that we may do with a topic; empty: they do not say. */
    void open(String topic, Optional<Set<AclOperation>> allowed) {
        Set<AclOperation> lacking = needed(topic);
        allowed.ifPresent(lacking::removeAll);
        boolean isAll = allowed.map(some -> some.contains(AclOperation.ALL)).orElse(true);
        if (!isAll && !lacking.isEmpty()) {
            missing.put(topic, lacking);
        }
    }

    /** Empty where nothing is missing. */
    Optional<Wrong> finding() {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String lacking = missing.entrySet().stream()
                .map(one -> words(one.getValue(), ", ") + " on " + one.getKey())
                .collect(Collectors.joining("; "));
        return Optional.of(new Wrong("Kafka's ACLs lack " + lacking, "docs/kafka-acls.md has the commands"));
    }

    /** What is done with it, but for making it. */
    Set<AclOperation> needed(String topic) {
        var needed = EnumSet.noneOf(AclOperation.class);
        user.acls().stream().filter(acl -> acl.isOn(topic)).forEach(acl -> needed.addAll(acl.operations()));
        needed.remove(AclOperation.CREATE);
        return needed;
    }

    private static String words(Set<AclOperation> operations, String separator) {
        return operations.stream().sorted().map(Acl::word).collect(Collectors.joining(separator));
    }
}
