package dev.culprit.runtime.kafka;

import dev.culprit.api.record.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that a process needs: made when missing, looked at when there. */
public final class Topics {
    /**
     * Requests in flight of whoever writes to topics that may be new: a new topic's leader may refuse the first batch and
     * take the second, after which the first is out of sequence for ever and lost when its delivery times out.
     */
    public static final int IN_FLIGHT_ON_NEW_TOPICS = 1;

    private final TopicAdmin admin;
    private final TopicSettings settings;
    private final List<TopicMistake> mistakes = new ArrayList<>();

    private Topics(TopicAdmin admin, TopicSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Returns when all topics are there and right. A missing topic gets as many partitions as those that are read
     * together with it. Existing topics are never altered.
     *
     * @throws TopicsException names everything that is missing or wrong, or says why Kafka did not answer
     */
    public static void ensure(Admin admin, Collection<Topic> needed, TopicSettings settings) throws TopicsException {
        if (!needed.isEmpty()) {
            new Topics(new TopicAdmin(admin, settings), settings).ensure(EnumSet.copyOf(needed));
        }
    }

    /**
     * Looks at those topics that are there, and makes none.
     *
     * @throws TopicsException says why Kafka did not answer
     */
    public static TopicReport examine(Admin admin, Collection<Topic> needed, TopicSettings settings)
            throws TopicsException {
        var topics = new Topics(new TopicAdmin(admin, settings), settings);
        Map<Topic, Integer> partitions = topics.look(EnumSet.copyOf(needed));
        Topic.copartitioned().forEach(group -> topics.compare(group, partitions));
        return new TopicReport(partitions, topics.mistakes);
    }

    private Map<Topic, Integer> look(Set<Topic> needed) throws TopicsException {
        Map<Topic, Integer> partitions = new EnumMap<>(admin.partitions(related(needed)));
        for (Topic topic : List.copyOf(partitions.keySet())) {
            if (needed.contains(topic)) {
                look(topic, admin.config(topic));
            }
        }
        return partitions;
    }

    private void ensure(Set<Topic> needed) throws TopicsException {
        Map<Topic, Integer> partitions = look(needed);
        Set<Topic> made = EnumSet.copyOf(needed);
        made.removeAll(partitions.keySet());
        for (Topic topic : made) {
            partitions.put(topic, add(topic, partitions));
        }
        if (settings.create()) {
            admin.awaitThere(made);
        }
        Topic.copartitioned().forEach(group -> compare(group, partitions));
        if (!mistakes.isEmpty()) {
            throw new TopicsException(
                    mistakes.stream().map(TopicMistake::toString).toList());
        }
    }

    private int add(Topic topic, Map<Topic, Integer> partitions) throws TopicsException {
        int count = siblings(topic).stream()
                .filter(partitions::containsKey)
                .map(partitions::get)
                .findFirst()
                .orElse(settings.partitions());
        if (settings.create()) {
            admin.create(topic, count);
        } else {
            mistakes.add(new TopicMistake(
                    topic.topicName() + " is missing",
                    "create it with " + count + " partitions and " + topic.config()
                            + ", or allow it with kafka.topics.create=true"));
        }
        return count;
    }

    /** With those that are read together with them, whose partitions must be as many. */
    private static Set<Topic> related(Set<Topic> needed) {
        Set<Topic> all = EnumSet.copyOf(needed);
        needed.forEach(topic -> all.addAll(siblings(topic)));
        return all;
    }

    private static List<Topic> siblings(Topic topic) {
        return Topic.copartitioned().stream()
                .filter(group -> group.contains(topic))
                .flatMap(List::stream)
                .toList();
    }

    private void look(Topic topic, Config config) {
        Map<String, String> wanted = topic.config();
        String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
        String wantedPolicy = wanted.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
        if (!words(policy).equals(words(wantedPolicy))) {
            mistakes.add(
                    new TopicMistake(topic.topicName() + " has cleanup.policy=" + policy, "set it to " + wantedPolicy));
        }
        lookAtSize(topic, value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
        String wantedRetention = wanted.get(TopicConfig.RETENTION_MS_CONFIG);
        if (wantedRetention != null) {
            look(
                    topic,
                    Long.parseLong(value(config, TopicConfig.RETENTION_MS_CONFIG)),
                    Long.parseLong(wantedRetention));
        }
    }

    /** A record that is refused for its size is lost. */
    private void lookAtSize(Topic topic, String bytes) {
        if (Integer.parseInt(bytes) < Topic.LARGEST_RECORD) {
            mistakes.add(new TopicMistake(
                    topic.topicName() + " has max.message.bytes=" + bytes,
                    "set it to " + Topic.LARGEST_RECORD + " or more"));
        }
    }

    /** In milliseconds; -1 is without end. */
    private void look(Topic topic, long retention, long wanted) {
        if (retention >= 0 && retention < wanted) {
            mistakes.add(new TopicMistake(
                    topic.topicName() + " has retention.ms=" + retention,
                    "set it to " + wanted + " or more, or to -1"));
        }
    }

    private void compare(List<Topic> group, Map<Topic, Integer> partitions) {
        Map<Topic, Integer> there = new EnumMap<>(Topic.class);
        group.stream().filter(partitions::containsKey).forEach(topic -> there.put(topic, partitions.get(topic)));
        if (Set.copyOf(there.values()).size() > 1) {
            String counts = there.entrySet().stream()
                    .map(entry -> entry.getKey().topicName() + " has " + entry.getValue())
                    .collect(Collectors.joining(", "));
            mistakes.add(new TopicMistake(
                    "the number of partitions must be the same, and " + counts,
                    "make them anew, or give the smaller ones more"));
        }
    }

    private static Set<String> words(String policy) {
        return Arrays.stream(policy.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }

    private static String value(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? "" : entry.value();
    }
}
