package dev.culprit.api.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culprit.api.Golden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/contracts.md} shows what the code does. */
class ContractsTest {
    private static final Path CONTRACTS = Path.of("../docs/contracts.md");

    @Test
    void theTopicsAreTheTable() {
        Golden.assertSection(
                CONTRACTS,
                "topics",
                Stream.of(Topic.values())
                        .map(ContractsTest::row)
                        .collect(Collectors.joining(
                                "\n", "| topic | key | record | cleanup | kept |\n|---|---|---|---|---|\n", "\n")));
    }

    @ParameterizedTest
    @EnumSource
    void theExamplesAreTheGoldenOnes(Sample sample) throws JsonProcessingException {
        String name = sample.fileName().replace(".json", "");

        Golden.assertSection(CONTRACTS, name, "```json\n" + GoldenRecordsTest.pretty(sample) + "```\n");
    }

    private static String row(Topic topic) {
        String policy = topic.config().getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
        String retention = topic.config().get(TopicConfig.RETENTION_MS_CONFIG);
        String kept = retention == null ? "the last of each key" : days(Duration.ofMillis(Long.parseLong(retention)));
        return "| `" + topic.topicName() + "` | " + key(topic) + " | " + record(topic) + " | " + policy + " | " + kept
                + " |";
    }

    private static String key(Topic topic) {
        return switch (topic) {
            case CHANGES, QUESTIONS -> "`cluster/namespace/bucket`";
            case BASELINE -> "`cluster/group/kind/namespace/name`, without the name for a kind";
            case OBJECTIVES, DEPENDENCIES, CLAIMS -> "`cluster/kind/namespace/name`";
            case SPIKES, ANSWERS, KIN -> "`cluster/namespace/slo`";
            case CORRELATIONS, SUMMARIES, VERDICTS -> "correlation id";
            case DELIVERIES -> "`notifier/correlation id`";
            case DEAD_LETTERS -> "as it was";
        };
    }

    private static String record(Topic topic) {
        return switch (topic) {
            case CHANGES -> "`ClusterEvent`: `Change`, `Symptom` or `Watermark`";
            case DEPENDENCIES -> "`GraphRecord`: `Dependencies` or `Watermark`";
            case SPIKES -> "`Spike`";
            case CORRELATIONS -> "`Correlation`";
            case BASELINE -> "`BaselineRecord`: `SeenObject` or `SeenScope`";
            case OBJECTIVES -> "`Objective`: an SLO or a composition";
            case SUMMARIES -> "`Summary`: what a language model made of a correlation, or why nothing";
            case DELIVERIES -> "`Delivery`: the message that a notifier sent of a correlation, and what it shows";
            case VERDICTS -> "`Verdict`: a person's yes or no";
            case DEAD_LETTERS -> "the bytes that could not be read";
            case QUESTIONS, ANSWERS, CLAIMS, KIN -> "internal to the correlator";
        };
    }

    private static String days(Duration kept) {
        return kept.toHours() < 48 ? kept.toHours() + " h" : kept.toDays() + " d";
    }
}
