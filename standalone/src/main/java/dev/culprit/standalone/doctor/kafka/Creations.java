package dev.culprit.standalone.doctor.kafka;

import dev.culprit.standalone.doctor.check.Deadline;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Whether topics might be made. Kafka is told to validate alone: none is. */
final class Creations {
    private Creations() {}

    /** Those that may not. */
    static Set<String> forbidden(Admin admin, Collection<String> names, Deadline deadline)
            throws InterruptedException, TimeoutException {
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(
                        names.stream()
                                .map(name -> new NewTopic(name, Optional.empty(), Optional.empty()))
                                .toList(),
                        new CreateTopicsOptions().validateOnly(true))
                .values();
        var forbidden = new TreeSet<String>();
        for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
            try {
                answer.getValue().get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                // whatever else is said against it is no matter of rights
                if (e.getCause() instanceof TopicAuthorizationException) {
                    forbidden.add(answer.getKey());
                }
            }
        }
        return forbidden;
    }
}
