package dev.culprit.standalone.doctor.kafka;

import dev.culprit.runtime.kafka.Acl;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;

/** What Kafka does not let us do with our topics. */
final class Acls {
    /** Of every topic: the one process reads and writes all of them, and looks at their settings. */
    private static final Set<AclOperation> NEEDED =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

    private final Map<String, Set<AclOperation>> missing = new TreeMap<>();

    /** A topic that may not even be described. */
    void closed(String topic) {
        missing.put(topic, NEEDED);
    }

    /** What brokers say that we may do with a topic; empty: they do not say. */
    void open(String topic, Optional<Set<AclOperation>> allowed) {
        Set<AclOperation> lacking = EnumSet.copyOf(NEEDED);
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
        Set<AclOperation> all =
                missing.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        String lacking = missing.entrySet().stream()
                .map(one -> words(one.getValue(), ", ") + " on " + one.getKey())
                .collect(Collectors.joining("; "));
        return Optional.of(new Wrong(
                "Kafka's ACLs lack " + lacking,
                "kafka-acls --add --allow-principal User:... "
                        + all.stream()
                                .map(one -> "--operation " + Acl.word(one))
                                .collect(Collectors.joining(" "))
                        + " --resource-pattern-type prefixed --topic culprit. "));
    }

    private static String words(Set<AclOperation> operations, String separator) {
        return operations.stream().sorted().map(Acl::word).collect(Collectors.joining(separator));
    }
}
