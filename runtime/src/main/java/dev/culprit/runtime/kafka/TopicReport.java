package dev.culprit.runtime.kafka;

import dev.culprit.api.record.Topic;
import java.util.List;
import java.util.Map;

/**
 * How topics are.
 *
 * @param partitions of those that are there
 * @param mistakes of those that are there
 */
public record TopicReport(Map<Topic, Integer> partitions, List<TopicMistake> mistakes) {
    public TopicReport {
        partitions = Map.copyOf(partitions);
        mistakes = List.copyOf(mistakes);
    }
}
