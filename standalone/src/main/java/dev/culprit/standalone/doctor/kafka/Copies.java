package dev.culprit.standalone.doctor.kafka;

import dev.culprit.standalone.doctor.check.Finding;
import dev.culprit.standalone.doctor.check.Finding.Warning;
import dev.culprit.standalone.doctor.check.Finding.Wrong;
import java.util.Optional;

/**
 * How safe what a topic holds is.
 *
 * @param replicas of the partition that has the fewest
 * @param inSync of the partition that has the fewest
 * @param needed how many must be in sync for a record to be taken: {@code min.insync.replicas}
 * @param brokers in the whole cluster
 */
record Copies(String topic, int replicas, int inSync, int needed, int brokers) {
    Optional<Finding> finding() {
        String name = topic;
        if (needed > replicas) {
            return Optional.of(new Wrong(
                    name + " has " + replicas + " replicas and min.insync.replicas=" + needed + ": it takes no record",
                    "set min.insync.replicas to less than its replicas, or give it more"));
        }
        if (inSync < needed) {
            return Optional.of(new Wrong(
                    name + " has " + inSync + " replicas in sync and needs " + needed + ": it takes no record",
                    "bring the missing brokers back (kafka-topics --describe --unavailable-partitions)"));
        }
        if (replicas == 1 && brokers > 1) {
            return Optional.of(new Warning(
                    name + " has one replica on " + brokers + " brokers: with one of them its records are gone",
                    "give it 3 (kafka-reassign-partitions), and set kafka.topics.replication=3 for new ones"));
        }
        if (needed == 1 && replicas > 1) {
            return Optional.of(new Warning(
                    name + " has min.insync.replicas=1: what was acknowledged may be on one broker alone",
                    "set it to 2: kafka-configs --alter --entity-type topics --entity-name " + name
                            + " --add-config min.insync.replicas=2"));
        }
        return Optional.empty();
    }
}
