package dev.culprit.runtime.kafka;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.culprit.api.record.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is asked of Kafka about topics; every wait is bounded. */
record TopicAdmin(Admin admin, TopicSettings settings) {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Without those that do not exist. */
    Map<Topic, Integer> partitions(Collection<Topic> topics) throws TopicsException {
        Map<Topic, Integer> partitions = new EnumMap<>(Topic.class);
        for (Topic topic : topics) {
            String what = "describe " + topic.topicName();
            try {
                await(admin.describeTopics(List.of(topic.topicName())).allTopicNames(), what)
                        .values()
                        .forEach(found ->
                                partitions.put(topic, found.partitions().size()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw refused(what, e);
                }
            }
        }
        return partitions;
    }

    Config config(Topic topic) throws TopicsException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        String what = "show the settings of " + topic.topicName();
        try {
            return await(admin.describeConfigs(List.of(resource)).all(), what).values().stream()
                    .findFirst()
                    .orElseThrow();
        } catch (ExecutionException e) {
            throw refused(what, e);
        }
    }

    /** Does nothing when another process was quicker. */
    void create(Topic topic, int partitions) throws TopicsException {
        NewTopic fresh = new NewTopic(topic.topicName(), Optional.of(partitions), settings.replicationFactor())
                .configs(topic.config());
        try {
            await(admin.createTopics(List.of(fresh)).all(), "create " + topic.topicName());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw refused("create " + topic.topicName(), e);
            }
        }
    }

    /** A controller makes a topic before all brokers have heard of it. */
    void awaitThere(Set<Topic> topics) throws TopicsException {
        long rounds = settings.patience().dividedBy(PAUSE);
        Set<Topic> missing = missing(topics);
        while (!missing.isEmpty() && rounds > 0) {
            pause();
            missing = missing(missing);
            rounds--;
        }
        if (!missing.isEmpty()) {
            throw new TopicsException(
                    List.of("Kafka created " + missing + " and does not show them within " + settings.patience()));
        }
    }

    private Set<Topic> missing(Set<Topic> topics) throws TopicsException {
        Set<Topic> missing = EnumSet.noneOf(Topic.class);
        missing.addAll(topics);
        missing.removeAll(partitions(topics).keySet());
        return missing;
    }

    private static void pause() throws TopicsException {
        try {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(PAUSE.toMillis(), MILLISECONDS))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicsException("stopped while topics were created", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause does not fail", e);
        }
    }

    private <T> T await(KafkaFuture<T> answer, String what) throws TopicsException, ExecutionException {
        try {
            return answer.get(settings.patience().toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TopicsException("Kafka did not " + what + " within " + settings.patience(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicsException("stopped while Kafka should " + what, e);
        }
    }

    private static TopicsException refused(String what, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new TopicsException("Kafka did not " + what + ": " + cause.getMessage(), e);
    }
}
