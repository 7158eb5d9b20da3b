package dev.culprit.correlator.topology;

import static dev.culprit.correlator.topology.Timeline.deployment;
import static dev.culprit.correlator.topology.Timeline.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.episode.EpisodeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CorrelationTopologyTest {
    private final Timeline timeline = new Timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void aRolloutJustBeforeTheAlertIsTheTopSuspect() {
        timeline.workload("api")
                .changed("11:20", deployment("other"), FieldType.IMAGE)
                .changed("11:55", deployment("api"), FieldType.IMAGE)
                .failed("11:55:30", "11:59", "api", "BackOff", 5)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:01");

        Correlation last = timeline.last();
        assertThat(last.phase()).isEqualTo(Phase.FINAL);
        assertThat(last.findings().entry()).isEqualTo(deployment("api"));
        assertThat(suspects(last)).startsWith(deployment("api"));
        assertThat(last.findings().suspects().getFirst().confidence()).isEqualTo(Confidence.HIGH);
        assertThat(last.findings().suspects().getFirst().timestamp()).isEqualTo(time("11:55"));
    }

    @Test
    void aProvisionalCorrelationIsThereAsSoonAsTheAlertIs() {
        timeline.workload("api")
                .changed("11:55", deployment("api"), FieldType.IMAGE)
                .fires("12:00", "api-availability", Severity.CRITICAL);

        assertThat(timeline.revisions()).hasSize(1);
        assertThat(timeline.last().phase()).isEqualTo(Phase.PROVISIONAL);
        assertThat(suspects(timeline.last())).containsExactly(deployment("api"));
    }

    @Test
    void theWindowClosesByItsWatermarkAndNotBefore() {
        timeline.workload("api").fires("12:00", "api-availability", Severity.CRITICAL);

        timeline.watermark("12:11");
        assertThat(timeline.last().phase()).isEqualTo(Phase.PROVISIONAL);
        timeline.watermark("12:11:01");
        assertThat(timeline.last().phase()).isEqualTo(Phase.FINAL);
    }

    @Test
    void recordsThatGoOnComingCloseNoWindowWhileOneKindMayBeUnread() {
        timeline.workload("api").fires("12:00", "api-availability", Severity.CRITICAL);

        timeline.changed("12:30", deployment("other"), FieldType.IMAGE)
                .graph("12:30", deployment("other"), Map.of(), Map.of(), List.of());
        assertThat(timeline.last().phase()).isEqualTo(Phase.PROVISIONAL);
        timeline.watermark("12:31");
        assertThat(timeline.last().phase()).isEqualTo(Phase.FINAL);
    }

    @Test
    void evidenceThatArrivesInTheWindowRevisesTheCorrelationUnderTheSameName() {
        timeline.workload("api")
                .changed("11:55", deployment("api"), FieldType.IMAGE)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .failed("11:56", "12:02", "api", "BackOff", 7)
                .ends("12:20");

        List<Correlation> revisions = timeline.revisions();
        assertThat(revisions).extracting(Correlation::revision).containsExactly(1, 2);
        assertThat(revisions)
                .extracting(Correlation::name)
                .containsOnly(revisions.getFirst().name());
        assertThat(score(revisions.getLast())).isGreaterThan(score(revisions.getFirst()));
    }

    @Test
    void evidenceThatArrivesAfterTheWindowHasClosedIsNotWeighed() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .changed("11:59", "12:12", deployment("api"), FieldType.IMAGE)
                .ends("12:20");

        assertThat(suspects(timeline.last())).isEmpty();
    }

    @Test
    void aChangeAfterTheAlertIsAResponseAndNeverASuspect() {
        timeline.workload("api")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .changed("12:02", deployment("api"), FieldType.IMAGE)
                .ends("12:20");

        assertThat(suspects(timeline.last())).isEmpty();
        assertThat(timeline.last().findings().cleared())
                .singleElement()
                .satisfies(cleared -> assertThat(cleared.reason()).isEqualTo("after the alert"));
    }

    @Test
    void whatEveryRolloutShowsWeighsOnlyWhenItLasts() {
        timeline.workload("api", "ledger")
                .workload("ledger")
                .changed("11:55", deployment("ledger"), FieldType.IMAGE)
                .failed("11:55:05", "11:55:05", "ledger", "FailedScheduling", 1)
                .fires("12:00", "api-availability", Severity.CRITICAL);
        double alone = score(timeline.last());

        timeline.failed("11:55:05", "12:05", "ledger", "FailedScheduling", 9).ends("12:20");
        assertThat(score(timeline.last())).isGreaterThan(alone);
        assertThat(timeline.revisions()
                        .getFirst()
                        .findings()
                        .suspects()
                        .getFirst()
                        .confidence())
                .isNotEqualTo(Confidence.HIGH);
    }

    @Test
    void aLabelOnlyEditIsCleared() {
        timeline.workload("api")
                .changed("11:59", deployment("api"), FieldType.LABEL)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(suspects(timeline.last())).isEmpty();
        assertThat(timeline.last().findings().cleared().getFirst().reason()).isEqualTo("label-only edit");
    }

    @Test
    void aDependencyThatChangedOutranksANeighbourOnNoPath() {
        timeline.workload("front", "ledger")
                .workload("ledger")
                .workload("reports")
                .changed("11:50", deployment("ledger"), FieldType.IMAGE)
                .changed("11:58", deployment("reports"), FieldType.IMAGE)
                .fires("12:00", "front-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(suspects(timeline.last())).containsExactly(deployment("ledger"), deployment("reports"));
    }

    @Test
    void nothingIsHighWhenNobodyKnowsWhereTheSloMeasures() {
        timeline.changed("11:59", deployment("api"), FieldType.IMAGE)
                .failed("11:59:10", "12:02", "api", "BackOff", 7)
                .fires("12:00", "something-else", Severity.CRITICAL)
                .ends("12:20");

        assertThat(timeline.last().findings().entry()).isNull();
        assertThat(timeline.last().findings().suspects())
                .isNotEmpty()
                .noneMatch(suspect -> suspect.confidence() == Confidence.HIGH);
    }

    @Test
    void bytesThatAreNoRecordGoToTheDeadLettersAndTheStreamGoesOn() {
        timeline.workload("api")
                .garbage(Topic.CHANGES, "11:50", "{not json")
                .changed("11:55", deployment("api"), FieldType.IMAGE)
                .garbage(Topic.SPIKES, "11:56", "{not json")
                .garbage(Topic.DEPENDENCIES, "11:57", "{not json")
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");

        assertThat(suspects(timeline.last())).containsExactly(deployment("api"));
        assertThat(timeline.deadLetters()).hasSize(3).allSatisfy(letter -> {
            assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("{not json");
            assertThat(letter.headers().lastHeader("__streams.errors.message").value())
                    .asString(StandardCharsets.UTF_8)
                    .contains("not a ")
                    .doesNotContain("{not json");
            assertThat(letter.headers().lastHeader("__streams.errors.topic")).isNotNull();
        });
    }

    @Test
    void whatOnlyLooksLikeAChangeIsBuriedWhenItIsAskedForAndWhenItComesToAnOpenWindow() {
        String half = "{\"record\":\"change\",\"id\":\"half\",\"timing\":{\"source\":\"observed\","
                + "\"occurredAt\":\"2026-03-04T11:56:00Z\",\"observedAt\":\"2026-03-04T11:56:00Z\"}}";
        timeline.workload("api")
                .changed("11:55", deployment("api"), FieldType.IMAGE)
                .garbage(Topic.CHANGES, "11:56", half)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .garbage(Topic.CHANGES, "12:01", half)
                .ends("12:20");

        assertThat(suspects(timeline.last())).containsExactly(deployment("api"));
        assertThat(timeline.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(timeline.deadLetters()).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo(half);
            assertThat(letter.headers().lastHeader("__streams.errors.message").value())
                    .asString(StandardCharsets.UTF_8)
                    .contains("not a ", "missing");
            assertThat(letter.headers().lastHeader("__streams.errors.topic").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(Topic.CHANGES.topicName());
        });
    }

    @Test
    void keysWithoutARecordAndKeysThatAreNoneDoNotEndTheStream() {
        timeline.workload("api").changed("11:55", deployment("api"), FieldType.IMAGE);
        for (Topic topic : List.of(Topic.CHANGES, Topic.SPIKES, Topic.DEPENDENCIES)) {
            timeline.tombstone(topic, "none/of//ours", "11:56")
                    .tombstone(topic, "garbage", "11:57")
                    .tombstone(topic, null, "11:58");
        }
        timeline.fires("12:00", "api-availability", Severity.CRITICAL).ends("12:20");

        assertThat(suspects(timeline.last())).containsExactly(deployment("api"));
    }

    @Test
    void bucketsThatDoNotAnswerAreNamedInAFinalCorrelation() {
        var asked = CorrelatorSettings.forRecordings();
        var live = new EpisodeSettings(
                asked.episodes().rules(),
                asked.episodes().judge(),
                asked.episodes().buckets(),
                true,
                Duration.ofMinutes(2));
        try (var slow = new Timeline(new CorrelatorSettings(live, asked.evidenceRetention(), asked.stores()))) {
            slow.workload("api")
                    .changed("11:55", deployment("api"), FieldType.IMAGE)
                    .fires("12:00", "api-availability", Severity.CRITICAL)
                    // behind a start all are asked anew
                    .wallClockPasses(Duration.ofSeconds(1))
                    .wallClockPasses(Duration.ofHours(13));

            assertThat(slow.last().phase()).isEqualTo(Phase.FINAL);
            assertThat(slow.last().conditions()).singleElement().satisfies(condition -> {
                assertThat(condition.type()).isEqualTo(Condition.EVIDENCE_INCOMPLETE);
                assertThat(condition.message()).contains("36 of 36").contains("test/shop/3");
            });

            slow.ends("12:20");
            assertThat(slow.last().conditions()).isEmpty();
        }
    }

    @Test
    void anOpenEpisodeIsRevisedAtTheNextTickAndNotWithEveryFact() {
        timeline.workload("api").fires("12:00", "api-availability", Severity.CRITICAL);
        for (int i = 0; i < 10; i++) {
            timeline.failed("11:59:5" + i, "12:01:0" + i, "api", "BackOff" + i, 1);
        }
        assertThat(timeline.revisions()).hasSize(1);

        timeline.changed("11:59", "12:02", deployment("api"), FieldType.IMAGE).wallClockPasses(Duration.ofSeconds(1));
        assertThat(timeline.last().revision()).isEqualTo(2);
        assertThat(suspects(timeline.last())).containsExactly(deployment("api"));
    }

    @Test
    void theTopologyIsTheOneInTheGoldenFile() throws IOException {
        String described = CorrelationTopology.build(CorrelatorSettings.forRecordings())
                .describe()
                .toString();
        Path golden = Path.of("src/test/resources/golden/topology.txt");
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(golden, described);
        }
        assertThat(described).isEqualTo(Files.readString(golden));
    }

    private static List<ObjectRef> suspects(Correlation correlation) {
        return correlation.findings().suspects().stream().map(s -> s.object()).toList();
    }

    private static double score(Correlation correlation) {
        return correlation.findings().suspects().getFirst().score();
    }
}
