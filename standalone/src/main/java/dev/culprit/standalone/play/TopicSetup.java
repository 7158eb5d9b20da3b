package dev.culprit.standalone.play;

import dev.culprit.api.record.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics. */
final class TopicSetup {
    private static final String FOREVER = "-1";

    private TopicSetup() {}

    /** For a recording, whose records are as old as it is: nothing is deleted for its age. */
    static void create(Admin admin, int partitions) throws ExecutionException, InterruptedException {
        List<NewTopic> topics = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), partitions, (short) 1).configs(config(topic)))
                .toList();
        admin.createTopics(topics).all().get();
    }

    private static Map<String, String> config(Topic topic) {
        var config = new HashMap<>(topic.config());
        config.put(TopicConfig.RETENTION_MS_CONFIG, FOREVER);
        return config;
    }
}
