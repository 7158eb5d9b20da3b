package dev.culprit.api.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {
    @ParameterizedTest
    @CsvSource({
        "CHANGES, culprit.changes, delete, 93600000",
        "BASELINE, culprit.baseline, compact, ",
        "OBJECTIVES, culprit.objectives, compact, ",
        "DEPENDENCIES, culprit.dependencies, compact, ",
        "SPIKES, culprit.spikes, delete, 604800000",
        "CORRELATIONS, culprit.correlations, 'compact,delete', 7776000000",
        "SUMMARIES, culprit.summaries, 'compact,delete', 7776000000",
        "DELIVERIES, culprit.deliveries, 'compact,delete', 7776000000",
        "VERDICTS, culprit.verdicts, compact, ",
        "DEAD_LETTERS, culprit.dead-letters, delete, 2592000000",
        "QUESTIONS, culprit.internal.questions, delete, 93600000",
        "ANSWERS, culprit.internal.answers, delete, 93600000"
    })
    void isSetUpAs(Topic topic, String name, String policy, String retention) {
        assertThat(topic.topicName()).isEqualTo(name);
        assertThat(topic.config().get(TopicConfig.CLEANUP_POLICY_CONFIG)).isEqualTo(policy);
        assertThat(topic.config().get(TopicConfig.RETENTION_MS_CONFIG)).isEqualTo(retention);
    }

    @Test
    void namesAreUniqueAndWhatOneTaskReadsIsTogether() {
        assertThat(Stream.of(Topic.values()).map(Topic::topicName)).doesNotHaveDuplicates();
        assertThat(Topic.copartitioned().stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(Topic.copartitioned())
                .anySatisfy(group -> assertThat(group).contains(Topic.CHANGES, Topic.DEPENDENCIES));
    }
}
