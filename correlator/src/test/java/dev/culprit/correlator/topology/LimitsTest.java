package dev.culprit.correlator.topology;

import static dev.culprit.correlator.topology.Timeline.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.correlator.episode.EpisodeStores;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than can be weighed, asked or kept. */
class LimitsTest {
    private final Timeline timeline = new Timeline();

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void anObjectThatChangesAThousandTimesIsWeighedByItsLatestChangesAndSaysSo() {
        timeline.workload("api").edited("11:58", deployment("api"), "1.4", "1.5");
        ObjectRef lease = ObjectRef.of("ConfigMap", Timeline.NAMESPACE, "leader");
        IntStream.range(0, 1_000)
                .mapToObj(i -> LocalTime.of(11, 30).plusSeconds(i).toString())
                .map(clock -> clock.length() == 5 ? clock + ":00" : clock)
                .forEach(clock -> timeline.changed(clock, lease, FieldType.KEY));
        timeline.fires("12:00", "api-availability", Severity.CRITICAL).ends("12:20");

        Correlation last = timeline.last();

        assertThat(last.findings().suspects().getFirst().object()).isEqualTo(deployment("api"));
        assertThat(last.findings().suspects().get(1).object()).isEqualTo(lease);
        assertThat(last.findings().suspects().get(1).contributions())
                .extracting(Contribution::name)
                .contains("changed 1000 times before the alert");
        assertThat(last.conditions())
                .containsExactly(
                        new Condition(
                                Condition.EVIDENCE_TRUNCATED,
                                "Limit",
                                "the latest 201 of 1001 records are weighed, at most 200 changes and as many symptoms of one object"));
    }

    @Test
    void ofFiveHundredNamespacesThatAnSloSelectsTheFurtherOnesAreNotAskedAndThatIsSaid() {
        alertOfNamespaces(timeline, 500);

        assertThat(timeline.last().phase()).isEqualTo(Phase.FINAL);
        assertThat(timeline.last().conditions())
                .extracting(Condition::message)
                .containsExactly("evidence of 401 further namespaces was not asked for, the nearest 100 were");
    }

    @Test
    void whomAnAlertHasAskedTakesAsMuchForEachNamespaceHoweverManyThereAre() {
        try (var many = new Timeline()) {
            alertOfNamespaces(timeline, 20);
            alertOfNamespaces(many, 80);

            assertThat((double) writtenOfInquiries(many) / writtenOfInquiries(timeline))
                    .isLessThan(4.5);
        }
    }

    private static void alertOfNamespaces(Timeline timeline, int count) {
        List<DependencyEdge> everywhere = IntStream.range(0, count)
                .mapToObj(i -> ObjectRef.of("Namespace", "", "n%03d".formatted(i)))
                .map(namespace -> new DependencyEdge(Relation.MEASURES, namespace, "spec.workloadSelector"))
                .toList();
        timeline.graph(
                        "00:00",
                        new SloRef(Timeline.NAMESPACE, "api-availability").objective(),
                        Map.of(),
                        Map.of("app", "api"),
                        everywhere)
                .fires("12:00", "api-availability", Severity.CRITICAL)
                .ends("12:20");
    }

    /** In bytes. */
    private static long writtenOfInquiries(Timeline timeline) {
        String changelog = timeline.driver.producedTopicNames().stream()
                .filter(topic -> topic.endsWith(EpisodeStores.INQUIRIES + "-changelog"))
                .findFirst()
                .orElseThrow();
        return timeline
                .driver
                .createOutputTopic(changelog, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .mapToLong(record -> record.key().length + record.value().length)
                .sum();
    }

    @Test
    void aThousandAlertsInAMinuteAllHaveTheirCulprit() {
        timeline.workload("api").edited("11:58", deployment("api"), "1.4", "1.5");
        for (int i = 0; i < 1_000; i++) {
            String clock = "12:00:%02d".formatted(i % 60);
            timeline.fires(clock, "api-" + i, Severity.CRITICAL);
        }
        timeline.ends("12:20");

        List<Correlation> all = timeline.revisions();

        assertThat(all.stream().filter(c -> c.phase() == Phase.FINAL))
                .hasSize(1_000)
                .allSatisfy(c ->
                        assertThat(c.findings().suspects().getFirst().object()).isEqualTo(deployment("api")));
        assertThat(all.stream().filter(c -> c.revision() == 1)).hasSize(1_000);
    }
}
